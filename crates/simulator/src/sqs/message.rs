//! A message in a queue.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Attribute, attribute};

#[derive(Clone, Debug)]
pub(super) struct Message {
    pub id: String,
    pub body: String,
    pub attributes: BTreeMap<String, Attribute>,
    pub trace: Option<String>,
    pub sender: String,
    pub sent: i64,
    pub first_received: Option<i64>,
    pub receives: i64,
    /// From when on it can be received.
    pub visible: i64,
    /// The handle that it was received by last.
    pub receipt: Option<String>,
    /// The queue that it was moved from as a dead letter.
    pub moved_from: Option<String>,
}

/// A message as somebody received it.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub id: String,
    pub receipt: String,
    pub body: String,
    pub md5: String,
    pub attributes: BTreeMap<String, Attribute>,
    /// `ApproximateReceiveCount` and the like.
    pub system: Map<String, Value>,
}

impl Message {
    pub(super) fn received(&self, receipt: &str) -> Received {
        Received {
            id: self.id.clone(),
            receipt: receipt.to_owned(),
            body: self.body.clone(),
            md5: attribute::digest(&self.body),
            attributes: self.attributes.clone(),
            system: self.system(),
        }
    }

    fn system(&self) -> Map<String, Value> {
        let mut system = Map::new();
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                system.insert(name.to_owned(), value.into());
            }
        };
        put("SenderId", Some(self.sender.clone()));
        put("SentTimestamp", Some(self.sent.to_string()));
        put("ApproximateReceiveCount", Some(self.receives.to_string()));
        let first = self.first_received.map(|at| at.to_string());
        put("ApproximateFirstReceiveTimestamp", first);
        put("AWSTraceHeader", self.trace.clone());
        put("DeadLetterQueueSourceArn", self.moved_from.clone());
        system
    }
}
