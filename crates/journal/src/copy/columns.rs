//! How values stand in columns.

use crate::failure::Failure;
use domain::containment::Held;
use domain::incident::{Impact, Status};

pub(crate) fn status_text(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Resolved => "resolved",
    }
}

pub(crate) fn status_of(text: &str) -> Result<Status, Failure> {
    match text {
        "open" => Ok(Status::Open),
        "resolved" => Ok(Status::Resolved),
        other => Err(Failure::Value(format!("status {other:?}"))),
    }
}

pub(crate) fn impact_of(number: i64) -> Result<Impact, Failure> {
    u8::try_from(number)
        .ok()
        .and_then(|number| Impact::try_from(number).ok())
        .ok_or_else(|| Failure::Value(format!("impact {number}")))
}

/// 0 where no device is named, or where nobody derived it yet.
pub(crate) fn held_number(held: Option<Held>) -> i64 {
    match held {
        None => 0,
        Some(Held::Open) => 1,
        Some(Held::Unproven) => 2,
        Some(Held::Verified) => 3,
    }
}

pub(crate) fn held_of(number: i64) -> Result<Option<Held>, Failure> {
    match number {
        0 => Ok(None),
        1 => Ok(Some(Held::Open)),
        2 => Ok(Some(Held::Unproven)),
        3 => Ok(Some(Held::Verified)),
        other => Err(Failure::Value(format!("held {other}"))),
    }
}
