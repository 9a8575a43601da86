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
    view! {
        <Title text=move || title.get() />
        <main class=format!("page {class}") id="main" tabindex="-1">
            {children()}
        </main>
    }
}
