//! The list of incidents: what is asked for and what is shown.

use crate::ids::IncidentId;
use crate::incident::{Impact, Status};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How many rows one page of the list has.
pub const PAGE_ROWS: usize = 50;

/// Which incidents; every part lives in the address, so a link shows the same list.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListQuery {
    /// Open, resolved, or both.
    pub status: Option<Status>,
    /// Any of these; empty means all.
    pub impacts: Vec<Impact>,
    /// Every word must occur in title, device, plan or person; at most 200 characters.
    pub text: String,
    /// Only what waits on the reader (nobody leads and acknowledged, or they lead).
    pub mine: bool,
    /// Continue after this row.
    pub after: Option<PageKey>,
}

/// The place in the list after which the next page begins: the list runs from new to old.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageKey {
    /// The row's creation.
    pub created: Timestamp,
    /// The row's incident, which breaks ties.
    pub id: IncidentId,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRow {
    /// Which incident.
    pub id: IncidentId,
    /// Its title; untrusted text.
    pub title: String,
    /// Open or resolved.
    pub status: Status,
    /// How bad it is.
    pub impact: Impact,
    /// When it was created.
    pub created: Timestamp,
    /// When it was resolved.
    pub resolved: Option<Timestamp>,
    /// Things involved, by name; untrusted text.
    pub devices: Vec<String>,
    /// Who leads.
    pub lead: Option<String>,
    /// Who acknowledged first.
    pub acknowledged: Option<String>,
    /// What it waits for, in words; `None` when nothing.
    pub waits: Option<String>,
    /// Whether it waits on the reader.
    pub mine: bool,
    /// How it ended.
    pub closing: Option<String>,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPage {
    /// At most [`PAGE_ROWS`] rows, newest first; open ones before resolved ones when both are asked for.
    pub rows: Vec<ListRow>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<PageKey>,
    /// How many match in all, by status and impact, without `after`.
    pub counts: Counts,
    /// How old the copy is and what went wrong when it was last read.
    pub freshness: crate::view::Freshness,
}

/// How many incidents match, for the facets.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Open ones that match text and impact.
    pub open: u64,
    /// Resolved ones that match text and impact.
    pub resolved: u64,
    /// By impact, worst first, that match text and status.
    pub by_impact: [u64; 5],
}
