use leptos::prelude::*;

/// The card of a page that only says something: what is so, and where to go.
#[component]
pub fn GateCard(
    /// What is so.
    #[prop(into)]
    title: String,
    /// Why, and where to go.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="gate">
            <div class="gate-card">
                <p class="brand">
                    <i class="brand-mark" aria-hidden="true"></i>
                    <span>"Lazaret"</span>
                </p>
                <h1>{title}</h1>
                {children()}
            </div>
        </div>
    }
}
