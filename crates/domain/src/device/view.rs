use super::{Device, ViolationEvent};
use crate::containment::{ContainmentView, Recovery};
use crate::ids::{DeviceName, IncidentId};
use crate::incident::{Impact, Status};
use crate::rights::Rights;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What was known of a device at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captured {
    /// When the capture began; sections that were read later carry their own time.
    pub at: Timestamp,
    /// What was read.
    pub device: Device,
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Change {
    /// The section, as its heading calls it.
    pub section: String,
    /// What of it.
    pub what: String,
    /// How it was; `None` when it was not there.
    pub then: Option<String>,
    /// How it is; `None` when it is not there any more.
    pub now: Option<String>,
}

/// A device as its pane shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// Its name.
    pub name: DeviceName,
    /// As it was first seen for the incident; `None` without an incident, or before that was done.
    pub then: Option<Captured>,
    /// Whether `then` was captured before the incident was a minute old: only then it is "at detection".
    pub at_detection: bool,
    /// As it was last seen; `None` before that was done.
    pub now: Option<Captured>,
    /// What changed from then to now.
    pub changes: Vec<Change>,
    /// Events of its violations, as far as they were copied; latest first.
    pub events: Vec<ViolationEvent>,
    /// The recovery questions.
    pub recovery: Recovery,
    /// The order that counts for it, and earlier ones, latest first.
    pub containments: Vec<ContainmentView>,
    /// The incidents that involve it, latest first.
    pub incidents: Vec<Involving>,
    /// What the reader may do.
    pub rights: Rights,
    /// The server's clock when this was read.
    pub clock: Timestamp,
}

/// An incident that involves a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Involving {
    /// Which.
    pub id: IncidentId,
    /// Its title, untrusted.
    pub title: String,
    /// Open or resolved.
    pub status: Status,
    /// How bad it is.
    pub impact: Impact,
    /// When it was created.
    pub created: Timestamp,
    /// When it was resolved.
    pub resolved: Option<Timestamp>,
    /// How it ended.
    pub closing: Option<String>,
}
