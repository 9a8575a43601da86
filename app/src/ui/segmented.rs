use leptos::prelude::*;

/// One of a few choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it says.
    pub label: String,
    /// A bare figure beside it.
    pub count: Option<u64>,
    /// Where it leads: the choice lives in the address.
    pub href: String,
    /// Whether it is chosen.
    pub current: bool,
}

/// One of a few, at once, as links.
#[component]
pub fn Segmented(
    /// What is chosen here.
    label: &'static str,
    /// The choices.
    #[prop(into)]
    segments: Signal<Vec<Segment>>,
) -> impl IntoView {
    let link = |segment: Segment| {
        view! {
            <a href=segment.href aria-current=segment.current.then_some("true")>
                {segment.label}
                {segment.count.map(|count| view! { <span class="count">{count}</span> })}
            </a>
        }
    };
    view! {
        <nav class="segmented" aria-label=label>
            {move || segments.get().into_iter().map(link).collect::<Vec<_>>()}
        </nav>
    }
}
