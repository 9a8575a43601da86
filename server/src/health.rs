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

/// 200 when the journal answers and the identity provider was discovered; 503 otherwise. AWS is no condition: with
/// AWS down the page stands.
pub async fn ready(extract::State(state): extract::State<State>) -> (StatusCode, Json<Ready>) {
    let journal = state.console.journal.open_incidents().await.is_ok();
    let sign_in = state.auth.is_ready().await;
    let status = if journal && sign_in {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(Ready { journal, sign_in }))
}
