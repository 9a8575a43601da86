//! Whether the process lives, and whether it can serve.

use crate::State;
use axum::Json;
use axum::extract;
use http::StatusCode;
use serde::Serialize;

/// The process answers.
pub async fn live() -> &'static str {
    "alive\n"
}

/// What the server can do at the moment.
#[derive(Debug, Serialize)]
pub struct Ready {
    journal: bool,
    sign_in: bool,
}

/// 200 when the journal answers; 503 otherwise. AWS is no condition: with AWS down the page stands. Nor is the identity
/// provider: with it down those stay signed in who are. Whether it answered last is told.
pub async fn ready(extract::State(state): extract::State<State>) -> (StatusCode, Json<Ready>) {
    let journal = state.console.journal.open_incidents().await.is_ok();
    state.auth.look_for_provider();
    let sign_in = state.auth.is_ready();
    let status = if journal {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(Ready { journal, sign_in }))
}
