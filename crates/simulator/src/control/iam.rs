//! `GET /iam`, `PUT /iam`, `GET /iam/uses`, `PUT /iam/roles/{role}/policies`.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, put};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::iam::{IamError, Uses};
use crate::world::WorldHandle;

type Answer = (StatusCode, Json<Value>);

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/iam", get(show).put(replace))
        .route("/iam/uses", get(uses))
        .route("/iam/roles/{role}/policies", put(replace_policies))
}

async fn show(State(world): State<WorldHandle>) -> Json<Value> {
    Json(world.iam())
}

async fn uses(State(world): State<WorldHandle>) -> Json<BTreeMap<String, Uses>> {
    Json(world.uses())
}

async fn replace(State(world): State<WorldHandle>, Json(tables): Json<Value>) -> Answer {
    answer(world.set_iam(tables), &world)
}

async fn replace_policies(
    State(world): State<WorldHandle>,
    Path(role): Path<String>,
    Json(policies): Json<Vec<Value>>,
) -> Answer {
    answer(world.set_role_policies(&role, policies), &world)
}

fn answer(done: Result<(), IamError>, world: &WorldHandle) -> Answer {
    match done {
        Ok(()) => (StatusCode::OK, Json(world.iam())),
        Err(error) => (StatusCode::BAD_REQUEST, Json(json!({"error": error.to_string()}))),
    }
}
