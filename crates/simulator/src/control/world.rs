//! `POST /world/incident`, `POST /world/resolved-incidents`: as much data as a measurement wants.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::world::WorldHandle;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Incident {
    #[serde(default = "usual_title")]
    title: String,
    events: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Resolved {
    count: usize,
}

fn usual_title() -> String {
    "gateway-09 sends 40 times its usual messages".to_owned()
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/world/incident", post(make_incident))
        .route("/world/resolved-incidents", post(make_resolved))
}

async fn make_incident(
    State(world): State<WorldHandle>,
    Json(asked): Json<Incident>,
) -> (StatusCode, Json<Value>) {
    let arn = world.make_incident(&asked.title, asked.events);
    (StatusCode::CREATED, Json(json!({"incidentRecordArn": arn})))
}

async fn make_resolved(State(world): State<WorldHandle>, Json(asked): Json<Resolved>) -> StatusCode {
    world.make_resolved_incidents(asked.count);
    StatusCode::CREATED
}
