//! `PUT /quotas`, `DELETE /quotas`.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::put;
use axum::{Json, Router};
use serde::Deserialize;

use crate::world::{Rate, WorldHandle};

#[derive(Deserialize)]
struct Change {
    operation: Option<String>,
    per_second: f64,
    burst: f64,
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new().route("/quotas", put(set).delete(reset))
}

async fn set(State(world): State<WorldHandle>, Json(change): Json<Change>) -> StatusCode {
    let rate = Rate {
        per_second: change.per_second,
        burst: change.burst,
    };
    world.set_quota(change.operation.as_deref(), rate);
    StatusCode::NO_CONTENT
}

async fn reset(State(world): State<WorldHandle>) -> StatusCode {
    world.reset_quotas();
    StatusCode::NO_CONTENT
}
