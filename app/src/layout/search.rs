use crate::paths;
use crate::ui::Kbd;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::web_sys;
use leptos_router::components::Form;
use wasm_bindgen::JsCast;

/// Searches the incidents: a plain form that works without scripts. `/` leads to it.
#[component]
pub fn Search(
    /// What is searched for now.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Hidden fields that keep the list's other filters.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let node = NodeRef::<Input>::new();
    // The address rules: going back, or taking a filter away, changes what stands in the field.
    Effect::new(move || {
        let text = text.get();
        if let Some(input) = node.get().filter(|input| input.value().trim() != text) {
            input.set_value(&text);
        }
    });
    on_slash(node);
    view! {
        <Form method="get" action=paths::INCIDENTS attr:class="search" attr:role="search">
            {children.map(|children| children())}
            <label class="sr" for="search">
                "Search incidents"
            </label>
            <input
                id="search"
                name="q"
                type="search"
                maxlength="200"
                placeholder="Title, device, plan or person"
                autocomplete="off"
                aria-keyshortcuts="/"
                node_ref=node
                value=text.get_untracked()
            />
            <Kbd key="/" />
        </Form>
    }
}

/// Brings the focus here when `/` is pressed where it types nothing.
fn on_slash(node: NodeRef<Input>) {
    Effect::new(move || {
        let handle = window_event_listener(leptos::ev::keydown, move |event| {
            let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
            if event.key() != "/" || modified || types(event.target()) {
                return;
            }
            if let Some(input) = node.get_untracked() {
                event.prevent_default();
                // It fails only on an element that left the page.
                let _ = input.focus();
            }
        });
        on_cleanup(move || handle.remove());
    });
}

/// Whether a key pressed there types something.
fn types(target: Option<web_sys::EventTarget>) -> bool {
    target
        .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
        .is_some_and(|element| {
            element.is_content_editable()
                || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        })
}
