//! What the record says about one incident: a fold over its entries.

use crate::act::{Act, Holder, NewItem, Office};
use crate::actor::Who;
use crate::closing::ClosingCode;
use crate::engagement::EngagementAct;
use crate::entry::{Body, Entry, Outcome, erased_ends};
use crate::ids::EntryId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What [`Act::Resolve`] does, as a verb.
const RESOLVE: &str = "resolve";
/// What [`Act::Reopen`] does.
const REOPEN: &str = "reopen";

/// Who acknowledged, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// Their name, or the paged contact's; untrusted text.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// An act in the store that has no end yet, or that failed last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAct {
    /// Its entry.
    pub id: EntryId,
    /// Who asked.
    pub who: String,
    /// What in words, such as `resolve`.
    pub what: String,
    /// Since when.
    pub since: Timestamp,
}

/// The console's own state of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IncidentState {
    /// Who leads.
    pub lead: Option<Holder>,
    /// Who keeps the timeline.
    pub scribe: Option<Holder>,
    /// The first acknowledgement, which stops the MTTA clock.
    pub acknowledged: Option<Acknowledged>,
    /// How it ended, while it is resolved.
    pub closing: Option<(ClosingCode, String)>,
    /// Acts in the store without an end.
    pub open: Vec<OpenAct>,
    /// Rows brought into (true) or taken out of (false) the story by hand.
    pub pins: BTreeMap<String, bool>,
    /// Items added from here: kept so that a title isn't lost when the store has none.
    pub items: Vec<NewItem>,
}

impl IncidentState {
    /// Folds all entries of one incident's chain, oldest first.
    pub fn of(entries: &[Entry]) -> Self {
        let mut state = Self::default();
        let outcomes: BTreeMap<&EntryId, &Outcome> = entries
            .iter()
            .filter_map(|entry| match &entry.entry.body {
                Body::Outcome { of, result } => Some((of, result)),
                Body::Act(_) | Body::Erased { .. } => None,
            })
            .collect();
        for entry in entries {
            if let Body::Act(act) = &entry.entry.body {
                state.apply(entry, act, outcomes.get(&entry.entry.id).copied());
            }
        }
        for act in erased_ends(entries).into_values() {
            state.open.retain(|open| &open.id != act);
        }
        state
    }

    /// Counts an acknowledgement of a page too: the earlier one stops the clock.
    #[must_use]
    pub fn with_paged(mut self, paged: Option<Acknowledged>) -> Self {
        self.acknowledged = [self.acknowledged, paged]
            .into_iter()
            .flatten()
            .min_by_key(|one| one.at);
        self
    }

    /// The resolving or reopening that has no end yet: until it has one, nobody knows whether the incident is open.
    pub fn closing_in_doubt(&self) -> Option<&OpenAct> {
        self.open
            .iter()
            .find(|open| open.what == RESOLVE || open.what == REOPEN)
    }

    fn apply(&mut self, entry: &Entry, act: &Act, outcome: Option<&Outcome>) {
        if act.needs_store() {
            match outcome {
                None => self.open.push(OpenAct {
                    id: entry.entry.id.clone(),
                    who: entry.entry.who.name().to_owned(),
                    what: verb(act).to_owned(),
                    since: entry.entry.at,
                }),
                Some(outcome) if outcome.holds() => self.apply_stored(entry, act),
                Some(_) => {}
            }
            return;
        }
        match act {
            Act::Acknowledge => self.acknowledge(entry),
            Act::Appoint {
                office: Office::Lead,
                to,
                ..
            } => self.lead.clone_from(to),
            Act::Appoint {
                office: Office::Scribe,
                to,
                ..
            } => self.scribe.clone_from(to),
            Act::Pin { row, pinned } => {
                self.pins.insert(row.clone(), *pinned);
            }
            _ => {}
        }
    }

    /// The first one counts.
    fn acknowledge(&mut self, entry: &Entry) {
        self.acknowledged.get_or_insert_with(|| Acknowledged {
            by: entry.entry.who.name().to_owned(),
            at: entry.entry.at,
        });
    }

    fn apply_stored(&mut self, entry: &Entry, act: &Act) {
        match act {
            Act::Resolve { code, reason } => self.closing = Some((code.clone(), reason.to_string())),
            Act::Reopen { .. } => self.closing = None,
            Act::AddItem { item } => self.items.push(item.clone()),
            Act::Engagement {
                does: EngagementAct::Accept { .. },
            } => self.acknowledge(entry),
            _ => {}
        }
    }
}

/// The person as an office holder; automations hold none.
pub fn holder(who: &Who) -> Option<Holder> {
    match who {
        Who::Person { subject, name } => Some(Holder {
            subject: subject.clone(),
            name: name.clone(),
        }),
        Who::Automation { .. } | Who::Erased => None,
    }
}

/// What an act does, as a verb: `acknowledge`, `resolve` …
pub fn verb(act: &Act) -> &'static str {
    match act {
        Act::Acknowledge => "acknowledge",
        Act::Appoint { .. } => "appoint",
        Act::Update { .. } => "change the record",
        Act::Resolve { .. } => RESOLVE,
        Act::Reopen { .. } => REOPEN,
        Act::Duplicate { .. } => "link as a duplicate",
        Act::Note { .. } => "write a note",
        Act::Amend { .. } => "amend a note",
        Act::Pin { .. } => "pin",
        Act::Annotate { .. } => "annotate",
        Act::Attach { .. } => "attach evidence",
        Act::AddItem { .. } => "add a related item",
        Act::RemoveItem { .. } => "remove a related item",
        Act::Device { does, .. } => does.verb(),
        Act::Erase { .. } => "erase an entry",
        Act::EndSession { .. } => "end a session",
        Act::Engagement { does } => does.verb(),
        Act::Runbook { does } => does.verb(),
        Act::Start { .. } => "start an incident",
    }
}
