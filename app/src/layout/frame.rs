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

/// A page: its title in the tab, and its main landmark. The focus goes there when another page leads here, as it does
/// when a document is loaded.
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
    let before = use_context::<Shown>();
    Effect::new(move || {
        let (Some(main), Some(Shown(before))) = (node.get(), before) else {
            return;
        };
        if before.get_value() {
            // It fails only on an element that left the page.
            let _ = main.focus();
        }
        before.set_value(true);
    });
    view! {
        <Title text=move || title.get() />
        <main class=format!("page {class}") id="main" tabindex="-1" node_ref=node>
            {children()}
        </main>
    }
}
