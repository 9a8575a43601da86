//! `POST /world/violation`, `POST /world/metric`, `GET /world/notices`: what devices do against their profiles, what they
//! report, and what is published about it.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::world::{AlertError, WorldHandle};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measured {
    thing: String,
    metric: String,
    value: Value,
    at_ms: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Since {
    #[serde(default)]
    after: u64,
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/world/violation", post(violation))
        .route("/world/metric", post(metric))
        .route("/world/notices", get(notices))
}

async fn violation(State(world): State<WorldHandle>, Json(alert): Json<Value>) -> Response {
    match world.report_violation(alert) {
        Ok(id) => (StatusCode::CREATED, Json(json!({"violationId": id}))).into_response(),
        Err(error) => refused(&error),
    }
}

async fn metric(State(world): State<WorldHandle>, Json(asked): Json<Measured>) -> Response {
    match world.report_metric(&asked.thing, &asked.metric, asked.value, asked.at_ms) {
        Ok(()) => StatusCode::CREATED.into_response(),
        Err(error) => refused(&error),
    }
}

async fn notices(State(world): State<WorldHandle>, Query(since): Query<Since>) -> Json<Value> {
    Json(json!({"notices": world.notices_after(since.after)}))
}

fn refused(error: &AlertError) -> Response {
    let body = json!({"error": error.to_string()});
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}
