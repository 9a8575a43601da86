use leptos::prelude::*;

/// Keeps what is typed in this tab until it is sent, so that a reload loses nothing. For text that has no draft on the
/// server; nobody else's browser sees it, and closing the tab forgets it. `key` must name the person, since another one
/// may sign in to the same tab.
///
/// # Server-side rendering
/// Does nothing; the browser puts the text back once the page is awake.
pub fn remember(key: String, value: RwSignal<String>) {
    Effect::new(move |woken: Option<bool>| {
        let text = value.get();
        // A browser may keep nothing for this page; then a reload loses what is typed, as on any page.
        let Ok(Some(kept)) = window().session_storage() else {
            return true;
        };
        if woken.is_none() {
            if let Some(before) = kept.get_item(&key).ok().flatten().filter(|_| text.is_empty()) {
                value.set(before);
            }
        } else if text.is_empty() {
            let _ = kept.remove_item(&key);
        } else {
            let _ = kept.set_item(&key, &text);
        }
        true
    });
}
