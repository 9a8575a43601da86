use leptos::prelude::*;

/// Whether the page is awake: false on the server and for the first view in the browser, so that both are the same.
pub fn use_hydrated() -> ReadSignal<bool> {
    let (awake, set_awake) = signal(false);
    Effect::new(move || set_awake.set(true));
    awake
}
