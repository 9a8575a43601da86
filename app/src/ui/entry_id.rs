use crate::context;
use js_sys::{Function, Reflect, Uint8Array};
use leptos::prelude::*;
use std::fmt::Write;
use wasm_bindgen::{JsCast, JsValue};

/// The hidden field with the id of the entry that a form writes: however often it is sent, it is one entry.
///
/// Server and browser begin with the same id. When `spent` changes – the act is on the record – the form gets a new one.
#[component]
pub fn EntryIdInput(
    /// Counts the acts of this form that are on the record.
    #[prop(optional, into)]
    spent: Signal<usize>,
) -> impl IntoView {
    let id = RwSignal::new(SharedValue::new(context::new_entry_id).into_inner());
    Effect::new(move |before: Option<usize>| {
        let spent = spent.get();
        if before.is_some_and(|before| before != spent) {
            id.set(context::new_entry_id());
        }
        spent
    });
    view! { <input type="hidden" name="entry" value=move || id.get() /> }
}

/// A version 4 UUID of the browser's own randomness. Unlike `crypto.randomUUID` it can also be had on a page that came
/// over plain HTTP.
pub fn random_uuid() -> String {
    let bytes = Uint8Array::new_with_length(16);
    let filled = Reflect::get(&js_sys::global(), &JsValue::from_str("crypto")).and_then(|crypto| {
        let fill = Reflect::get(&crypto, &JsValue::from_str("getRandomValues"))?;
        fill.dyn_into::<Function>()?.call1(&crypto, &bytes)
    });
    if filled.is_err() {
        leptos::logging::error!("the browser has no randomness to make an id of");
    }
    let mut raw = [0_u8; 16];
    bytes.copy_to(&mut raw);
    uuid_of(raw)
}

fn uuid_of(mut raw: [u8; 16]) -> String {
    raw[6] = (raw[6] & 0x0f) | 0x40;
    raw[8] = (raw[8] & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in raw.into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::uuid_of;
    use domain::ids::EntryId;

    #[test]
    fn an_id_is_a_version_4_uuid_that_the_record_takes() {
        let id = uuid_of([0xff; 16]);
        assert_eq!(id, "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert!(id.parse::<EntryId>().is_ok());
    }
}
