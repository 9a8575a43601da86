use leptos::prelude::*;

/// What an empty pane says: what would be here, and how it gets here.
#[component]
pub fn EmptyState(
    /// What there is none of.
    #[prop(into)]
    title: String,
    /// What would be here and how it gets here.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p>
                <b>{title}</b>
            </p>
            <p>{children()}</p>
        </div>
    }
}
