//! The list of incidents: what is asked for and what is shown.

use crate::containment::{Held, Listed};
use crate::ids::{IncidentId, Subject};
use crate::incident::{Impact, Status};
use crate::runbook::WaitingStep;
use crate::time::Timestamp;
use crate::view::Freshness;
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
    /// Only what waits on the reader ([`Waiting`]): nobody acknowledged it or leads, or they lead.
    pub mine: bool,
    /// How far the devices are held; `None` means however.
    #[serde(default)]
    pub held: Option<Held>,
    /// Continue after this row.
    pub after: Option<PageKey>,
}

/// The place in the list after which the next page begins: open incidents from new to old, then resolved ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageKey {
    /// The row's status as it was shown: should the row change meanwhile, the next page still skips nothing.
    pub status: Status,
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
    /// How far they are held; `None` where none is named.
    pub contained: Option<Listed>,
    /// Who leads.
    pub lead: Option<String>,
    /// Who acknowledged first.
    pub acknowledged: Option<String>,
    /// Whom its engagements turn to and when, in order, as its plans said when they were read: those that are over by now
    /// are among them.
    pub escalations: Vec<Escalation>,
    /// What it waits for, in words; `None` when nothing.
    pub waits: Option<String>,
    /// Whether it waits on the reader.
    pub mine: bool,
    /// The runbook's step that waits for somebody, the one that times out first.
    pub step: Option<WaitingStep>,
    /// How it ended.
    pub closing: Option<String>,
}

/// A turn of an engagement to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// When.
    pub at: Timestamp,
    /// To whom, as people call them; untrusted text.
    pub to: String,
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
    /// How old the copies are and what went wrong when they were last read.
    pub freshness: ListFreshness,
}

/// How old the copies of the two lists are: of open incidents, and of resolved ones, which are listed less often.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListFreshness {
    /// Of the open ones.
    pub open: Freshness,
    /// Of the resolved ones.
    pub resolved: Freshness,
}

impl ListFreshness {
    /// Of the incidents of a status.
    pub fn of(&self, status: Status) -> &Freshness {
        match status {
            Status::Open => &self.open,
            Status::Resolved => &self.resolved,
        }
    }

    /// Of the incidents of a status, to be changed.
    pub fn of_mut(&mut self, status: Status) -> &mut Freshness {
        match status {
            Status::Open => &mut self.open,
            Status::Resolved => &mut self.resolved,
        }
    }

    /// What is told where incidents of a status are shown; of both it is the list that fails, or the older one.
    pub fn shown(&self, status: Option<Status>) -> &Freshness {
        let worse = |one: &Freshness| (one.error.is_none(), one.read);
        match status {
            Some(status) => self.of(status),
            None if worse(&self.resolved) < worse(&self.open) => &self.resolved,
            None => &self.open,
        }
    }
}

/// How many incidents match, for the facets.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Open ones that match all but the status.
    pub open: u64,
    /// Resolved ones that match all but the status.
    pub resolved: u64,
    /// By impact, worst first, that match text, status and how far devices are held.
    pub by_impact: [u64; 5],
    /// By how far devices are held, worst first, that match text, status and impact.
    #[serde(default)]
    pub by_held: [u64; 3],
}

/// What decides whom an incident waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting<'a> {
    /// Open or resolved.
    pub status: Status,
    /// Whether an act in the store has no end yet.
    pub in_doubt: bool,
    /// Whether somebody acknowledged it.
    pub acknowledged: bool,
    /// Who leads.
    pub lead: Option<&'a Subject>,
    /// What the quarantines asked for on it wait for.
    pub asks: Asks<'a>,
}

/// What orders about devices ask people for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Asks<'a> {
    /// How many wait for a second person.
    pub approvals: u64,
    /// Who asked for them; `None` when several people did, or an automation.
    pub by: Option<&'a Subject>,
    /// How many are over their time, with nobody having said whether they are to last.
    pub expired: u64,
}

impl Waiting<'_> {
    /// What it waits for, in words that follow "waits for", and whether it waits on `reader`. The same order as
    /// [`crate::next::next`] has, but for the reader's rights.
    pub fn on(&self, reader: &Subject) -> (Option<&'static str>, bool) {
        let own = self.asks.by == Some(reader);
        match (self.status, self.lead) {
            (Status::Open, _) if self.in_doubt => (Some("the store's answer"), false),
            // A quarantine outlives its incident.
            _ if self.asks.approvals > 0 && !own => (Some("a second person"), true),
            (Status::Open, _) if !self.acknowledged => (Some("acknowledgement"), true),
            _ if self.asks.expired > 0 => (Some("whether an expired quarantine is to last"), true),
            (Status::Open, None) => (Some("a lead"), true),
            (Status::Open, Some(lead)) if lead == reader => (Some("you"), true),
            // Nobody agrees to what they asked for themselves.
            (Status::Open, Some(_)) if self.asks.approvals > 0 => (Some("a second person"), false),
            (Status::Resolved, _) | (Status::Open, Some(_)) => (None, false),
        }
    }
}
