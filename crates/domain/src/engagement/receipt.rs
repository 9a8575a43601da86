use crate::ids::ChannelId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What happened to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// It left the service.
    Sent,
    /// It reached the channel.
    Delivered,
    /// Somebody acknowledged it.
    Read,
    /// It could not be sent or delivered.
    Failed,
    /// The engagement was stopped.
    Stopped,
}

/// One receipt of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What happened.
    pub kind: ReceiptKind,
    /// When.
    pub at: Timestamp,
    /// Through which channel; an acknowledgement in a console names none.
    pub channel: Option<ChannelId>,
    /// What was told with it; untrusted text.
    pub told: Option<String>,
}
