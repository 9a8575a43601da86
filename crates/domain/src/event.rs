//! Events on the store's own timeline.

use crate::ids::EventId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a list of a timeline tells of one event: no body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventHead {
    /// Which event.
    pub id: EventId,
    /// Its type as the store names it, open text of at most 100 characters: `Note`, `Custom Event`,
    /// `SSM Incident Trigger` and whatever else the service writes.
    pub kind: String,
    /// When it happened.
    pub occurred: Timestamp,
    /// When it was last changed in the store; with the id, the key of its body.
    pub updated: Timestamp,
    /// What it refers to: resource names, or ids of related items.
    pub references: Vec<String>,
}

/// An event with its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEvent {
    /// What the list tells of it.
    pub head: EventHead,
    /// JSON text of at most 12 000 characters, as the store returned it; untrusted.
    pub data: String,
}

/// An event to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEvent {
    /// `Note` or `Custom Event`; the store takes no other.
    pub kind: NewEventKind,
    /// When it happened.
    pub occurred: Timestamp,
    /// JSON text, at most [`NewEvent::DATA_LIMIT`] characters.
    pub data: String,
}

impl NewEvent {
    /// How many characters of JSON an event's data may have (`CreateTimelineEvent`).
    pub const DATA_LIMIT: usize = 12_000;
}

/// The types of event that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NewEventKind {
    /// Shown among the incident's notes when it refers to the incident, which ours do.
    Note,
    /// Anything else worth a line.
    Custom,
}
