use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Keeps a choice of the reader for a year, in a cookie, so that the server renders the next page with it.
///
/// # Server-side rendering
/// Only for event handlers and effects, which run in the browser.
pub fn keep_choice(name: &str, value: &str) {
    let secure = if location().protocol().is_ok_and(|protocol| protocol == "https:") {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    // Setting a property of the document doesn't throw; a browser that keeps no cookies ignores it.
    let _ = js_sys::Reflect::set(
        &document(),
        &JsValue::from_str("cookie"),
        &JsValue::from_str(&cookie),
    );
}
