use leptos::prelude::*;

/// The head of a pane.
#[component]
pub fn PaneHead(
    /// The pane's name: `h-` and it is the id of the heading.
    name: &'static str,
    /// The heading.
    #[prop(into)]
    title: String,
    /// A bare figure beside it.
    #[prop(optional, into)]
    count: Signal<Option<String>>,
    /// Controls after it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="pane-head">
            <h2 id=format!("h-{name}")>{title}</h2>
            {move || count.get().map(|count| view! { <span class="count">{count}</span> })}
            {children.map(|children| children())}
        </header>
    }
}

/// A part of a page with a head; put a [`PaneHead`] of the same name first.
#[component]
pub fn Pane(
    /// The pane's name, also its id, so that `#name` leads to it.
    name: &'static str,
    /// Whether it is being fetched.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Head and body.
    children: Children,
) -> impl IntoView {
    view! {
        <section
            class="pane"
            id=name
            data-pane=name
            aria-labelledby=format!("h-{name}")
            aria-busy=move || busy.get().then_some("true")
        >
            {children()}
        </section>
    }
}
