//! `/world/messages`, `/world/channels`, `/world/pages`: what contacts get, whether it reaches them, what they answer.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::ssm_contacts::Reach;
use crate::world::{Answer, PagingError, WorldHandle};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    #[serde(default)]
    after: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelReach {
    channel: String,
    reach: Reach,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    page: String,
    answer: Answer,
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new()
        .route("/world/messages", get(messages))
        .route("/world/channels", put(reach))
        .route("/world/pages", post(answer))
}

async fn messages(State(world): State<WorldHandle>, Query(asked): Query<After>) -> Json<Vec<Value>> {
    Json(world.messages_after(asked.after))
}

async fn reach(State(world): State<WorldHandle>, Json(asked): Json<ChannelReach>) -> Response {
    told(world.set_reach(&asked.channel, asked.reach))
}

async fn answer(State(world): State<WorldHandle>, Json(asked): Json<Answered>) -> Response {
    told(world.answer_page(&asked.page, asked.answer))
}

fn told(outcome: Result<(), PagingError>) -> Response {
    match outcome {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::NOT_FOUND, Json(json!({"error": error.to_string()}))).into_response(),
    }
}
