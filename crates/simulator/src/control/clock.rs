//! `GET /clock`, `POST /clock`.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use crate::clock::ClockMode;
use crate::world::WorldHandle;

#[derive(Serialize)]
struct Shown {
    now_ms: i64,
    mode: ClockMode,
    /// When the next thing happens by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_ms: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    mode: Option<ClockMode>,
    set_ms: Option<i64>,
    advance_ms: Option<i64>,
}

pub(super) fn routes() -> Router<WorldHandle> {
    Router::new().route("/clock", get(show).post(change))
}

async fn show(State(world): State<WorldHandle>) -> Json<Shown> {
    Json(Shown {
        now_ms: world.now_ms(),
        mode: world.clock_mode(),
        next_ms: world.next_ms(),
    })
}

async fn change(State(world): State<WorldHandle>, Json(change): Json<Change>) -> Json<Shown> {
    if let Some(mode) = change.mode {
        world.set_clock_mode(mode);
    }
    if let Some(now) = change.set_ms {
        world.set_ms(now);
    }
    if let Some(by) = change.advance_ms {
        world.advance_ms(by);
    }
    show(State(world)).await
}
