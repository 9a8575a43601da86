use leptos::prelude::*;

/// What went wrong with an act, where it belongs to no field.
#[component]
pub fn ActError(
    /// What, as a sentence.
    message: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        message
            .get()
            .map(|text| view! { <p class="error" role="alert">{text}</p> })
    }
}
