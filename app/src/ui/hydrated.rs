use leptos::prelude::*;

/// Whether the page is awake: false on the server and for the first view in the browser, so that both are the same.
pub fn use_hydrated() -> ReadSignal<bool> {
    let (awake, set_awake) = signal(false);
    Effect::new(move || set_awake.set(true));
    awake
}

/// Writes on the document that the page is awake, for style sheets and tests.
///
/// # Server-side rendering
/// Does nothing.
pub fn mark_awake() {
    Effect::new(|| {
        if let Some(root) = document().document_element() {
            // A fixed, valid name: the call can't fail.
            let _ = root.set_attribute("data-awake", "");
        }
    });
}
