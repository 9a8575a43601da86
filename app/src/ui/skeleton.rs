use leptos::prelude::*;

/// The shape of what is still loading; put `aria-busy` on the pane.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    let lines: Vec<_> = (0..lines).map(|_| view! { <i></i> }).collect();
    view! {
        <div class="skeleton" aria-hidden="true">
            {lines}
        </div>
    }
}
