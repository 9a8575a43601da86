use crate::live::open::OpenIncident;
use domain::version::{Change, LIST, Version};
use leptos::ev::Custom;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Whether changes come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Not yet.
    Opening,
    /// They do.
    Live,
    /// Lost; it is tried again by itself.
    Lost,
    /// The session ended.
    Ended,
}

/// Follows the incident's changes through `live.js`, which keeps one event stream for all tabs of the browser. A
/// greeting or a change names a version; the page fetches until it shows that one.
pub fn follow(open: OpenIncident) {
    Effect::new(move || {
        let change = on_change(move |change| {
            if open.id.try_with_value(ToString::to_string).as_ref() == Some(&change.incident) {
                if open.connection.get_untracked() != Connection::Live {
                    open.connection.set(Connection::Live);
                }
                open.reach(&change);
            }
        });
        let state = window_event_listener(Custom::<CustomEvent>::new("lazaret:connection"), move |event| {
            let state = match event.detail().as_string().as_deref() {
                Some("live") => Connection::Live,
                Some("ended") => Connection::Ended,
                _ => Connection::Lost,
            };
            // Said with every reading, told to the page only when it differs.
            if open
                .connection
                .try_get_untracked()
                .is_some_and(|before| before != state)
            {
                open.connection.set(state);
            }
        });
        tell("lazaret:follow", &open.name());
        open.complete();
        on_cleanup(move || {
            change.remove();
            state.remove();
            tell("lazaret:follow", "");
        });
    });
}

/// Follows the list's changes: another version than the first that is told stirs what shows it.
pub fn follow_list(stirred: RwSignal<usize>) {
    Effect::new(move || {
        let shown = StoredValue::new(None::<Version>);
        let change = on_change(move |change| {
            if change.incident == LIST
                && let Some(before) = shown.try_update_value(|shown| shown.replace(change.version))
                && before.is_some_and(|before| before != change.version)
            {
                stirred.update(|count| *count += 1);
            }
        });
        tell("lazaret:follow", LIST);
        on_cleanup(move || {
            change.remove();
            tell("lazaret:follow", "");
        });
    });
}

fn on_change(act: impl Fn(Change) + 'static) -> WindowListenerHandle {
    window_event_listener(Custom::<CustomEvent>::new("lazaret:change"), move |event| {
        let text = event.detail().as_string().unwrap_or_default();
        if let Ok(change) = serde_json::from_str::<Change>(&text) {
            act(change);
        }
    })
}

/// Tells `live.js` something.
fn tell(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Nobody prevents it.
        let _ = window().dispatch_event(&event);
    }
}
