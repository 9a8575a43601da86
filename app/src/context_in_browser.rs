//! What `context` is in the browser: the same names, for what components call on both sides.

use crate::client::{Body, ask};
use crate::error::AppError;
use crate::seed::Seed;
use crate::ui::random_uuid;
use leptos::prelude::AnyView;
use leptos::server_fn::ServerFn;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Calls a server function for a page: `body` is `_function` as it is sent. Nothing is sent before somebody waits for the
/// answer: a page that holds it already makes the future and drops it.
pub async fn call<S: ServerFn<Output: DeserializeOwned>>(
    _function: S,
    body: Body,
) -> Result<S::Output, AppError> {
    ask(S::PATH, &body).await
}

/// The browser reads the seed off the page; this is only asked for where there is none.
pub fn seed() -> Seed {
    Seed::default()
}

/// A status belongs to a response; the browser sends none.
pub fn set_status(_status: u16) {}

/// An error as it is: it is the server's response that carries a status.
pub fn told(error: AppError) -> AppError {
    error
}

/// Only answers are read here: one that can't be is none of the console's.
pub fn malformed(_why: &str) -> AppError {
    AppError::Unreachable
}

/// There is no log in the browser: what is wrong is all the reference there is.
pub fn internal(fault: &str) -> AppError {
    AppError::Internal {
        reference: fault.to_owned(),
    }
}

/// An id for an entry on the record.
pub fn new_entry_id() -> String {
    random_uuid()
}

/// Markup is made on the server only.
pub fn markup(_view: AnyView) -> String {
    String::new()
}

/// Markdown is rendered on the server only.
pub fn instruction(_markdown: &str, _values: &BTreeMap<String, String>) -> String {
    String::new()
}

/// What only the server makes: here its maker is never called, so that the download doesn't hold it.
pub fn on_server<T: Default>(_make: impl FnOnce() -> T) -> T {
    T::default()
}
