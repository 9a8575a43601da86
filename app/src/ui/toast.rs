use crate::ui::Icon;
use leptos::prelude::*;

/// A short message that floats; the region around it says it to screen readers.
#[component]
pub fn Toast(
    /// What is said.
    #[prop(into)]
    text: String,
    /// Whether it tells of a failure.
    #[prop(optional)]
    bad: bool,
    /// Takes it away.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    view! {
        <p class=if bad { "toast toast-bad" } else { "toast" }>
            <span>{text}</span>
            <button
                class="btn btn-quiet btn-icon btn-small"
                type="button"
                aria-label="Dismiss"
                on:click=move |_| on_close.run(())
            >
                <Icon name="close" />
            </button>
        </p>
    }
}
