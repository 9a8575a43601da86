//! What a queue hands to a function, and what a function answers (Lambda Developer Guide, "Using Lambda with Amazon SQS").
//!
//! Three members of it are read. `aws_lambda_events` has it whole, at the price of another feature of `serde_with` in the
//! whole workspace.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A batch of messages.
#[derive(Clone, Debug, Deserialize)]
pub struct Delivery {
    /// The messages.
    #[serde(rename = "Records")]
    pub records: Vec<Record>,
}

/// One message.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// By which the queue knows it.
    pub message_id: String,
    /// What it says.
    #[serde(default)]
    pub body: String,
    /// What the queue says of it, such as how often it was received.
    #[serde(default)]
    pub attributes: HashMap<String, String>,
}

impl Record {
    /// Whether it was delivered before.
    pub fn was_received(&self) -> bool {
        let count = self.attributes.get("ApproximateReceiveCount");
        count.is_some_and(|count| count != "1")
    }
}

/// Which messages of the batch the queue is to keep (`ReportBatchItemFailures`).
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// Their ids.
    pub batch_item_failures: Vec<Failure>,
}

/// One message that the queue is to keep.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Its id.
    pub item_identifier: String,
}
