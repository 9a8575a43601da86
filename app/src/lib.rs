//! The console's pages, compiled twice: for the server, which renders them, and for the browser, which wakes them.
//!
//! Panes are folders that import `ui`, `layout`, `paths`, `error` and `domain`, never one another. What only the
//! server can do stands in `context`; in the browser a stand-in of the same names takes its place.
#![expect(
    missing_debug_implementations,
    reason = "the component macro makes a props struct without Debug for every component"
)]

pub mod app;
pub mod client;
pub mod containment;
#[cfg_attr(not(feature = "ssr"), path = "context_in_browser.rs")]
pub mod context;
pub mod devices;
pub mod engagements;
pub mod erasing;
pub mod error;
pub mod gallery;
pub mod incidents;
pub mod layout;
pub mod live;
pub mod paths;
pub mod readiness;
pub mod related;
pub mod responder;
pub mod rights;
pub mod runbook;
pub mod seed;
pub mod session;
pub mod sessions;
pub mod shell;
pub mod timeline;
pub mod ui;

pub use app::App;
pub use error::AppError;
pub use responder::Responder;
pub use shell::shell;

/// Wakes the page that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(App);
}
