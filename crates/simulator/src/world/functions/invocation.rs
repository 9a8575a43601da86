//! One invocation of a function.

use serde::Serialize;

/// An invocation as it is handed to whoever runs the function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invocation {
    /// The request id.
    pub id: String,
    /// The function's name.
    pub function: String,
    /// The function's ARN.
    pub function_arn: String,
    /// The event, as JSON.
    pub payload: String,
    /// When the invocation fails unless it was answered: milliseconds since 1970 on the world's clock.
    pub deadline_ms: i64,
    /// The X-Ray header.
    pub trace_id: String,
    /// 1, and one more for each repetition of the same event.
    pub attempt: u32,
}

/// Who waits for an invocation's answer.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// A step of a runbook: the ids of its execution and of its own.
    Step { execution: String, run: String },
    /// Nobody: the event is repeated when it fails, and then given to the dead letters.
    Event,
    /// A queue: the messages of the batch by their ids and receipt handles.
    Queue {
        queue: String,
        messages: Vec<(String, String)>,
        report_item_failures: bool,
    },
}

/// An invocation with who waits for it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub invocation: Invocation,
    pub origin: Origin,
    pub timeout_ms: i64,
    /// When the event came.
    pub since: i64,
}
