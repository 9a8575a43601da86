use crate::live::open::OpenIncident;
use domain::version::Change;
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
        let change = window_event_listener(Custom::<CustomEvent>::new("lazaret:change"), move |event| {
            let text = event.detail().as_string().unwrap_or_default();
            let Ok(change) = serde_json::from_str::<Change>(&text) else {
                return;
            };
            if open.id.try_with_value(ToString::to_string) == Some(change.incident) {
                if open.connection.get_untracked() != Connection::Live {
                    open.connection.set(Connection::Live);
                }
                open.was_read(change.read);
                open.reach(change.version);
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

/// Tells `live.js` something.
fn tell(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Nobody prevents it.
        let _ = window().dispatch_event(&event);
    }
}
