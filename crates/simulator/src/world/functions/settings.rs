//! How a function is deployed.

use serde::{Deserialize, Serialize};

/// A function as it is deployed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionSettings {
    /// The function's name.
    pub name: String,
    /// After so many seconds on the world's clock an invocation fails.
    #[serde(default = "usual_timeout")]
    pub timeout_s: i64,
    /// How often an asynchronous invocation that failed is repeated: 0 to 2.
    #[serde(default = "usual_retries")]
    pub retries: u32,
    /// The ARN of the queue that takes events which failed for good.
    #[serde(default)]
    pub dead_letter: Option<String>,
    /// So many invocations at once; `None` is without a bound.
    #[serde(default)]
    pub concurrency: Option<usize>,
    /// The queues that it is fed from.
    #[serde(default)]
    pub sources: Vec<EventSource>,
}

/// A queue that feeds a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventSource {
    /// The queue's ARN.
    pub queue: String,
    /// So many messages at most in one event, 1 to 10 000.
    #[serde(default = "usual_batch")]
    pub batch_size: usize,
    /// How many seconds a batch that isn't full waits for more, 0 to 300.
    #[serde(default)]
    pub window_s: i64,
    /// Whether the function answers which messages failed (`ReportBatchItemFailures`).
    #[serde(default)]
    pub report_item_failures: bool,
}

/// Lambda's own time-out where none is set (Developer Guide, "Configure Lambda function timeout").
const fn usual_timeout() -> i64 {
    3
}

/// "By default, Lambda retries an asynchronous invocation up to two times" (Developer Guide, "Asynchronous invocation").
const fn usual_retries() -> u32 {
    2
}

/// For standard queues (Developer Guide, "Using Lambda with Amazon SQS").
const fn usual_batch() -> usize {
    10
}

impl FunctionSettings {
    /// A function with Lambda's own settings.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            timeout_s: usual_timeout(),
            retries: usual_retries(),
            dead_letter: None,
            concurrency: None,
            sources: Vec::new(),
        }
    }
}
