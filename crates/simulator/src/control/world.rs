//! `POST /world/incident`, `POST /world/resolved-incidents`, `POST /world/things`, `PUT /world/delays`: as much data as a
//! measurement wants, and as little patience as a test has.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::seed::Things;
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Delays {
    policy_ms: i64,
    certificate_ms: i64,
}

fn usual_title() -> String {
    "gateway-09 sends 40 times its usual messages".to_owned()
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/world/incident", post(make_incident))
        .route("/world/resolved-incidents", post(make_resolved))
        .route("/world/things", post(make_things))
        .route("/world/delays", put(set_delays))
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

async fn make_things(
    State(world): State<WorldHandle>,
    Json(asked): Json<Things>,
) -> (StatusCode, Json<Value>) {
    let names = world.make_things(&asked);
    (StatusCode::CREATED, Json(json!({"thingNames": names})))
}

async fn set_delays(State(world): State<WorldHandle>, Json(asked): Json<Delays>) -> StatusCode {
    world.set_delays(asked.policy_ms, asked.certificate_ms);
    StatusCode::NO_CONTENT
}
