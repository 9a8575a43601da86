use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A device's classic shadow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shadow {
    /// The whole document as JSON, untrusted; at most 30 kB by default. Empty when there are only named shadows.
    pub document: String,
    /// The shadow's version.
    pub version: Option<i64>,
    /// Its named shadows besides, by name.
    pub named: Vec<String>,
}

/// A job as far as it concerns one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobExecution {
    /// The job.
    pub job: String,
    /// Its state in the service's word, such as `IN_PROGRESS`.
    pub status: String,
    /// When it was queued.
    pub queued: Option<Timestamp>,
    /// When it was last touched.
    pub updated: Option<Timestamp>,
}

impl JobExecution {
    /// Whether containment would interrupt it.
    pub fn is_running(&self) -> bool {
        matches!(self.status.as_str(), "QUEUED" | "IN_PROGRESS")
    }
}

/// A topic with a retained message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetainedTopic {
    /// The topic.
    pub topic: String,
    /// How many bytes the message has.
    pub bytes: i64,
    /// When it was published.
    pub at: Option<Timestamp>,
}

/// A secure tunnel to a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tunnel {
    /// Its id.
    pub id: String,
    /// Whether it is open.
    pub open: bool,
    /// Whether the device has taken it.
    pub device_connected: Option<bool>,
    /// Whether somebody uses it from our side.
    pub source_connected: Option<bool>,
    /// When it was opened.
    pub opened: Option<Timestamp>,
    /// How long it lasts from then, in minutes: 1 to 720.
    pub minutes: Option<i32>,
    /// What it was opened for.
    pub description: Option<String>,
}

/// A tunnel's secrets: shown once to who opened it, and never kept, logged or sent anywhere else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TunnelTokens {
    /// The tunnel.
    pub tunnel: String,
    /// For the local proxy on the responder's machine.
    pub source: Option<String>,
    /// For the device, when it can't take it from its notification topic.
    pub destination: Option<String>,
}

impl fmt::Debug for TunnelTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TunnelTokens({}, …)", self.tunnel)
    }
}
