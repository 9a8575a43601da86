//! How values stand in columns.

use crate::failure::Failure;
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
