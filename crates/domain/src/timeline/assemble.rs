//! Rows from the store's events and the console's own entries.

use crate::entry::Entry;
use crate::event::TimelineEvent;
use crate::ids::{EntryId, EventId};
use crate::time::Timestamp;
use crate::timeline::row::Row;

/// An event as the copy has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// The event with its body.
    pub event: TimelineEvent,
    /// Whether it is gone from the store since.
    pub deleted: bool,
}

/// How far the mirror of an entry got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorState {
    /// The entry.
    pub entry: EntryId,
    /// The event that the store made of it.
    pub event: Option<EventId>,
    /// What the store answered last, when that was no success.
    pub error: Option<String>,
    /// Whether its event was deleted in the store; it is never sent again.
    pub gone: bool,
}

/// What a timeline is made of.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The store's events, in any order.
    pub events: &'a [StoredEvent],
    /// The entries of the incident's chain, oldest first.
    pub entries: &'a [Entry],
    /// The outbox.
    pub mirrored: &'a [MirrorState],
    /// The reader's moment.
    pub now: Timestamp,
}

/// The timeline, newest first; of the same moment entries come before the store's events, then the key decides.
pub fn assemble(_sources: &Sources<'_>) -> Vec<Row> {
    Vec::new()
}
