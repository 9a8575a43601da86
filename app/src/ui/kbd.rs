use leptos::prelude::*;

/// A key.
#[component]
pub fn Kbd(
    /// What stands on it.
    #[prop(into)]
    key: String,
) -> impl IntoView {
    view! { <kbd>{key}</kbd> }
}
