use leptos::prelude::*;

/// One component in its states.
#[component]
pub fn Specimen(
    /// What is shown.
    title: &'static str,
    /// The component.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="specimen">
            <h2>{title}</h2>
            {children()}
        </section>
    }
}
