//! What people said of the items and the steps: a fold over the record.

use super::{ItemState, RunbookAct};
use crate::act::Act;
use crate::actor::Who;
use crate::entry::{Body, Entry, Outcome};
use crate::evidence::EvidenceFile;
use crate::ids::EntryId;
use crate::time::Timestamp;
use std::collections::HashMap;

/// What was said last of an item, or of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemMark {
    /// Where the record has it.
    pub entry: EntryId,
    /// Who.
    pub who: Who,
    /// When.
    pub at: Timestamp,
    /// How it is; of a remark on a step, [`ItemState::Open`].
    pub state: ItemState,
    /// More about it.
    pub comment: Option<String>,
    /// A file that shows it.
    pub evidence: Option<EvidenceFile>,
}

/// Who brought a step to its end, and what they said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Who.
    pub who: Who,
    /// When they asked.
    pub at: Timestamp,
    /// What they said.
    pub comment: Option<String>,
}

/// What the record says of an incident's runbooks, by the runs of their steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    items: HashMap<(String, u32), ItemMark>,
    remarks: HashMap<String, Vec<ItemMark>>,
    ends: HashMap<String, Ended>,
}

impl Marks {
    /// Folds all entries of an incident's chain, oldest first.
    pub fn of(entries: &[Entry]) -> Self {
        let holds: HashMap<&EntryId, bool> = entries
            .iter()
            .filter_map(|entry| match &entry.entry.body {
                Body::Outcome { of, result } => Some((of, Outcome::holds(result))),
                _ => None,
            })
            .collect();
        let mut marks = Self::default();
        for entry in entries {
            if let Body::Act(Act::Runbook { does }) = &entry.entry.body {
                marks.take(entry, does, holds.get(&entry.entry.id).copied());
            }
        }
        marks
    }

    fn take(&mut self, entry: &Entry, does: &RunbookAct, holds: Option<bool>) {
        let mark = |state, comment: Option<String>, evidence: &Option<EvidenceFile>| ItemMark {
            entry: entry.entry.id.clone(),
            who: entry.entry.who.clone(),
            at: entry.entry.at,
            state,
            comment,
            evidence: evidence.clone(),
        };
        match does {
            RunbookAct::Item {
                run,
                item,
                state,
                comment,
                evidence,
                ..
            } => {
                let comment = comment.as_ref().map(ToString::to_string);
                let mut now = mark(*state, comment, evidence);
                let key = (run.clone(), *item);
                // A tick alone takes back nothing that was said; why it did not apply ends with that.
                if let Some(before) = self.items.get(&key) {
                    let said = before.comment.clone();
                    now.comment = now
                        .comment
                        .or(said.filter(|_| before.state != ItemState::NotApplicable));
                    now.evidence = now.evidence.or_else(|| before.evidence.clone());
                }
                self.items.insert(key, now);
            }
            RunbookAct::Remark {
                run,
                comment,
                evidence,
                ..
            } => self.remarks.entry(run.clone()).or_default().push(mark(
                ItemState::Open,
                Some(comment.to_string()),
                evidence,
            )),
            RunbookAct::Continue { run, comment, .. } | RunbookAct::Approve { run, comment, .. } => {
                self.end(entry, run, comment.as_ref().map(ToString::to_string), holds);
            }
            RunbookAct::Reject { run, reason, .. } => self.end(entry, run, Some(reason.to_string()), holds),
            RunbookAct::Start { .. } | RunbookAct::Cancel { .. } => {}
        }
    }

    fn end(&mut self, entry: &Entry, run: &str, comment: Option<String>, holds: Option<bool>) {
        if holds == Some(true) {
            let ended = Ended {
                who: entry.entry.who.clone(),
                at: entry.entry.at,
                comment,
            };
            self.ends.insert(run.to_owned(), ended);
        }
    }

    /// What was said last of an item.
    pub fn item(&self, run: &str, item: u32) -> Option<&ItemMark> {
        self.items.get(&(run.to_owned(), item))
    }

    /// What was said of a step's run, oldest first.
    pub fn remarks(&self, run: &str) -> &[ItemMark] {
        self.remarks.get(run).map_or(&[], Vec::as_slice)
    }

    /// Who brought a step's run to its end from here.
    pub fn ended(&self, run: &str) -> Option<&Ended> {
        self.ends.get(run)
    }
}
