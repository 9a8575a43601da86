use leptos::prelude::*;

/// One of a list.
#[derive(Clone)]
pub struct Item {
    /// Tells it from the others. What keeps its key stays the element that it is.
    pub key: String,
    /// Makes it, once.
    pub view: ViewFn,
}

impl std::fmt::Debug for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Item")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// A list of which what stays is left alone. All lists are of one type, because the code that compares two lists is large
/// and would be in the browser's download for each.
#[component]
pub fn Each(
    /// What stands on it.
    items: Signal<Vec<Item>>,
) -> impl IntoView {
    view! { <For each=move || items.get() key=|item: &Item| item.key.clone() children=|item: Item| item.view.run() /> }
}
