//! `/world/clients`, `/world/happenings`, `/world/tunnels`: MQTT clients, what happened to them, who is at a tunnel's source.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::world::{ClientError, Connecting, WorldHandle};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    reconnects: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disconnect {
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Publication {
    topic: String,
    #[serde(default)]
    payload: String,
    #[serde(default)]
    retain: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    #[serde(default)]
    after: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    connected: bool,
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/world/clients", post(connect))
        .route("/world/clients/{id}", get(show).patch(change))
        .route("/world/clients/{id}/disconnect", post(disconnect))
        .route("/world/clients/{id}/publish", post(publish))
        .route("/world/happenings", get(happenings))
        .route("/world/tunnels/{id}/source", put(source))
}

async fn connect(State(world): State<WorldHandle>, Json(asked): Json<Connecting>) -> Response {
    answer(world.connect_client(asked))
}

async fn show(State(world): State<WorldHandle>, Path(id): Path<String>) -> Response {
    match world.client(&id) {
        Some(client) => Json(client).into_response(),
        None => answer(Err(ClientError::Unknown(id))),
    }
}

async fn change(
    State(world): State<WorldHandle>,
    Path(id): Path<String>,
    Json(change): Json<Change>,
) -> Response {
    answer(world.set_reconnects(&id, change.reconnects))
}

async fn disconnect(
    State(world): State<WorldHandle>,
    Path(id): Path<String>,
    Json(asked): Json<Disconnect>,
) -> Response {
    answer(world.disconnect_client(&id, &asked.reason))
}

async fn publish(
    State(world): State<WorldHandle>,
    Path(id): Path<String>,
    Json(asked): Json<Publication>,
) -> Response {
    answer(world.publish_as_client(&id, &asked.topic, &asked.payload, asked.retain))
}

async fn happenings(State(world): State<WorldHandle>, Query(asked): Query<After>) -> Json<Vec<Value>> {
    Json(world.happenings_after(asked.after))
}

async fn source(
    State(world): State<WorldHandle>,
    Path(id): Path<String>,
    Json(asked): Json<Source>,
) -> Response {
    answer(world.connect_tunnel_source(&id, asked.connected))
}

fn answer(outcome: Result<(), ClientError>) -> Response {
    let Err(error) = outcome else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let status = match error {
        ClientError::Unknown(_) => StatusCode::NOT_FOUND,
        ClientError::NoPrincipal(_) | ClientError::Refused(_) => StatusCode::CONFLICT,
    };
    (status, Json(json!({"error": error.to_string()}))).into_response()
}
