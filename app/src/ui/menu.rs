use leptos::html::Details;
use leptos::prelude::*;
use leptos::web_sys;

/// A menu that works without scripts; with them it closes on Escape, on a choice and when the focus leaves it.
#[component]
pub fn Menu(
    /// What the button is called.
    #[prop(into)]
    label: String,
    /// The button's classes besides `btn`.
    #[prop(default = "")]
    class: &'static str,
    /// Opens towards the start edge.
    #[prop(optional)]
    end: bool,
    /// Told once it is opened: choices may be made then only, where there are many menus.
    #[prop(optional)]
    opened: Option<RwSignal<bool>>,
    /// What the button shows.
    #[prop(into)]
    summary: ViewFn,
    /// The choices: buttons, links, forms, `.menu-note`.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<Details>::new();
    let close = move || {
        if let Some(menu) = node.get_untracked() {
            menu.set_open(false);
        }
    };
    let left = move |event: leptos::ev::FocusEvent| {
        let target: Option<web_sys::Node> = event
            .related_target()
            .and_then(|target| wasm_bindgen::JsCast::dyn_into(target).ok());
        let inside = node
            .get_untracked()
            .is_some_and(|menu| menu.contains(target.as_ref()));
        // A press on what can't have the focus takes it away without giving it to anything: the menu stays.
        if target.is_some() && !inside {
            close();
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <details
            class=if end { "menu menu-end" } else { "menu" }
            node_ref=node
            on:focusout=left
            on:keydown=pressed
            on:toggle=move |_| {
                if let Some(opened) = opened {
                    opened.set(true);
                }
            }
        >
            <summary class=format!("btn {class}") aria-label=label>
                {summary.run()}
            </summary>
            <div class="menu-list" on:click=move |_| close()>
                {children()}
            </div>
        </details>
    }
}
