use crate::client::Body;
use crate::paths;
use crate::ui::Kbd;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::web_sys;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
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
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        let form = event.target().and_then(|form| form.dyn_into().ok());
        if let Some(Body::Form(query)) = form.as_ref().and_then(Body::of) {
            event.prevent_default();
            navigate(
                &format!("{}?{query}", paths::INCIDENTS),
                NavigateOptions::default(),
            );
        }
    };
    view! {
        <form class="search" role="search" method="get" action=paths::INCIDENTS on:submit=submit>
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
        </form>
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
