//! `GET /calls`, `DELETE /calls`.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::world::WorldHandle;

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    after: u64,
    operation: Option<String>,
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new().route("/calls", get(list).delete(clear))
}

async fn list(State(world): State<WorldHandle>, Query(asked): Query<Asked>) -> Json<Value> {
    let mut calls = world.calls_after(asked.after);
    if let Some(operation) = asked.operation {
        calls.retain(|call| call.operation == operation);
    }
    Json(json!({"calls": calls, "counts": world.call_counts()}))
}

async fn clear(State(world): State<WorldHandle>) -> StatusCode {
    world.clear_calls();
    StatusCode::NO_CONTENT
}
