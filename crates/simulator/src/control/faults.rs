//! `GET /faults`, `POST /faults`, `DELETE /faults`, `DELETE /faults/{id}`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{delete, get};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::world::{Fault, WorldHandle};

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/faults", get(list).post(add).delete(clear_all))
        .route("/faults/{id}", delete(clear_one))
}

async fn list(State(world): State<WorldHandle>) -> Json<Value> {
    let faults: Vec<Value> = world
        .faults()
        .into_iter()
        .map(|(id, fault)| json!({"id": id, "fault": fault}))
        .collect();
    Json(json!({"faults": faults}))
}

async fn add(State(world): State<WorldHandle>, Json(fault): Json<Fault>) -> (StatusCode, Json<Value>) {
    (StatusCode::CREATED, Json(json!({"id": world.add_fault(fault)})))
}

async fn clear_all(State(world): State<WorldHandle>) -> StatusCode {
    world.clear_faults(None);
    StatusCode::NO_CONTENT
}

async fn clear_one(State(world): State<WorldHandle>, Path(id): Path<u64>) -> StatusCode {
    world.clear_faults(Some(id));
    StatusCode::NO_CONTENT
}
