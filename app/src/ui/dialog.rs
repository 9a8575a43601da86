use crate::ui::Icon;
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

/// A modal dialog, opened and closed by `open`. The element itself keeps the focus inside, closes on Escape and gives
/// the focus back; what it holds stays as it is while it is closed, so that nothing typed is lost.
#[component]
pub fn Dialog(
    /// Its name on the page: `<name>-h` is the heading's id.
    #[prop(into)]
    name: String,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Body and foot.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // It fails only on a dialog that left the page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            class="dialog"
            id=name.clone()
            node_ref=node
            aria-labelledby=format!("{name}-h")
            on:close=move |_: Event| open.set(false)
        >
            <header class="dialog-head">
                <h2 id=format!("{name}-h")>{move || title.get()}</h2>
                <button
                    class="btn btn-quiet btn-icon btn-small"
                    type="button"
                    aria-label="Close"
                    on:click=move |_| open.set(false)
                >
                    <Icon name="close" />
                </button>
            </header>
            {children()}
        </dialog>
    }
}
