//! What the incident page is told, apart from its timeline.

use crate::clocks::Clocks;
use crate::incident::IncidentRecord;
use crate::next::Next;
use crate::presence::Present;
use crate::related::RelatedItem;
use crate::rights::Rights;
use crate::state::IncidentState;
use crate::time::Timestamp;
use crate::version::Version;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How old a copy is, and what went wrong when it was last refreshed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Freshness {
    /// When the copy was last known to be what the store has; `None` if never.
    pub read: Option<Timestamp>,
    /// What the store answered since: in words, naming the operation.
    pub error: Option<String>,
}

/// The four facts that a responder looks for first.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Things involved, by name; untrusted text.
    pub devices: Vec<String>,
    /// What happened, in words, and more about it.
    pub did: Option<(String, Option<String>)>,
    /// What the timeline says about containment, in words, and its source. Never a proof.
    pub contained: Option<(String, Option<String>)>,
}

/// The incident page but for its timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentView {
    /// The version this was read at, or an earlier one.
    pub version: Version,
    /// The server's clock when this was read.
    pub now: Timestamp,
    /// The record.
    pub record: IncidentRecord,
    /// What the console's own record says.
    pub state: IncidentState,
    /// The clocks in the header.
    pub clocks: Clocks,
    /// The one next action.
    pub next: Next,
    /// The four facts.
    pub facts: Facts,
    /// Related items.
    pub related: Vec<RelatedItem>,
    /// How old all this is.
    pub freshness: Freshness,
    /// What the reader may do.
    pub rights: Rights,
    /// Who else is here.
    pub present: Vec<Present>,
    /// When the reader last looked at it, before this time.
    pub seen: Option<Timestamp>,
}

/// What an act came to, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The act's entry on the record.
    pub entry: crate::ids::EntryId,
    /// A version that holds it.
    pub version: Version,
    /// What to tell the reader, such as `Resolved as false positive`. Never more than is known.
    pub said: String,
    /// Whether the store's answer is still unknown: the act is on the record and is being settled.
    pub in_doubt: bool,
    /// The incident it is on: of an incident started by hand, the new one.
    pub incident: Option<crate::ids::IncidentId>,
}

/// The timeline's rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineView {
    /// The version this was read at, or an earlier one.
    pub version: Version,
    /// Rows, newest first, shared by all who read them.
    pub rows: Arc<Vec<Arc<crate::timeline::Row>>>,
    /// How many of them are in the story.
    pub story: usize,
}
