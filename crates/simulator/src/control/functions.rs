//! `/world/functions`, `/world/invocations`: what functions the account has, and the work of whoever runs them.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::world::{FunctionError, FunctionSettings, WorldHandle};

/// What a function returned, or the error that it raised.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum Answer {
    Returned(Value),
    Raised(FunctionError),
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/world/functions", get(list).put(deploy))
        .route("/world/functions/{name}", axum::routing::delete(remove))
        .route("/world/functions/{name}/invocation", post(take))
        .route("/world/work", get(work))
        .route("/world/invocations", get(measured))
        .route("/world/invocations/{id}", post(answer))
}

async fn list(State(world): State<WorldHandle>) -> Json<Vec<FunctionSettings>> {
    Json(world.functions())
}

async fn deploy(State(world): State<WorldHandle>, Json(settings): Json<FunctionSettings>) -> StatusCode {
    world.deploy_function(settings);
    StatusCode::NO_CONTENT
}

async fn remove(State(world): State<WorldHandle>, Path(name): Path<String>) -> StatusCode {
    world.remove_function(&name);
    StatusCode::NO_CONTENT
}

async fn work(State(world): State<WorldHandle>) -> Json<Value> {
    Json(json!(world.work()))
}

async fn measured(State(world): State<WorldHandle>) -> Json<Value> {
    Json(json!({"measured": world.measurements()}))
}

async fn take(State(world): State<WorldHandle>, Path(name): Path<String>) -> Response {
    match world.take_invocation(&name) {
        Some(invocation) => Json(invocation).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

async fn answer(
    State(world): State<WorldHandle>,
    Path(id): Path<String>,
    Json(answer): Json<Answer>,
) -> StatusCode {
    let result = match answer {
        Answer::Returned(value) => Ok(value),
        Answer::Raised(error) => Err(error),
    };
    if world.answer_invocation(&id, result) {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::GONE
    }
}
