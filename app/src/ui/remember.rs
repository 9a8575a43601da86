use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

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

/// Keeps in this tab what `read` tells, so that a reload loses nothing, and forgets it when `read` tells nothing; on
/// waking, hands what was kept to `restore`. For what is more than one text.
///
/// # Server-side rendering
/// Does nothing.
pub fn remember_state<T>(
    key: impl Into<String>,
    read: impl Fn() -> Option<T> + 'static,
    restore: impl Fn(T) + Clone + 'static,
) where
    T: Serialize + DeserializeOwned + 'static,
{
    let key = key.into();
    Effect::new(move |woken: Option<()>| {
        let now = read();
        let Ok(Some(kept)) = window().session_storage() else {
            return;
        };
        let before = || serde_json::from_str(&kept.get_item(&key).ok()??).ok();
        match (woken, now) {
            (None, None) => {
                if let Some(before) = before() {
                    // After the fields woke: they take what the page was rendered with for typed.
                    let restore = restore.clone();
                    set_timeout(move || restore(before), Duration::ZERO);
                }
            }
            (Some(()), None) => drop(kept.remove_item(&key)),
            (_, Some(now)) => {
                if let Ok(text) = serde_json::to_string(&now) {
                    // A full storage keeps nothing more; what is typed stays on the page.
                    let _ = kept.set_item(&key, &text);
                }
            }
        }
    });
}
