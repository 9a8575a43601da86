use leptos::html::Main;
use leptos::prelude::*;
use leptos_meta::Title;

/// The first link of every page.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! {
        <a class="skip" href="#main">
            "Skip to content"
        </a>
    }
}

/// Whether a page was shown before this one, without the document being loaded again.
#[derive(Clone, Copy, Debug)]
struct Shown(StoredValue<bool>);

/// Lets pages know that another one was shown before.
pub fn provide_frame() {
    provide_context(Shown(StoredValue::new(false)));
}

/// Leads the focus to a page's main landmark when another page led here, as the browser does with a new document.
pub fn focus_on_arrival(node: NodeRef<Main>) {
    let before = use_context::<Shown>();
    Effect::new(move || {
        let (Some(main), Some(Shown(before))) = (node.get(), before) else {
            return;
        };
        if before.get_value() {
            // The router puts the page into the document only after it is made, and what isn't there takes no focus.
            request_animation_frame(move || {
                // It fails only on an element that left the page.
                let _ = main.focus();
            });
        }
        before.set_value(true);
    });
}

/// A page: its title in the tab, and its main landmark.
#[component]
pub fn Page(
    /// The tab's title; `Lazaret` follows it.
    #[prop(into)]
    title: Signal<String>,
    /// Classes besides `page`, such as `page-narrow`.
    #[prop(default = "")]
    class: &'static str,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<Main>::new();
    focus_on_arrival(node);
    // The server asks for the title once the page is rendered; under load the page's own signals are gone by then.
    let first_title = title.get_untracked();
    view! {
        <Title text=move || title.try_get().unwrap_or_else(|| first_title.clone()) />
        <main class=format!("page {class}") id="main" tabindex="-1" node_ref=node>
            {children()}
        </main>
    }
}
