//! Events that the store writes because of an act of ours.

use crate::act::{Act, RecordChange};
use crate::engagement::EngagementAct;
use crate::incident::Status;
use crate::time::Timestamp;
use crate::timeline::reading::{Change, acknowledged_page, item_key, paged, untitled};
use std::collections::HashMap;

/// How long after the act its event may come, in milliseconds.
const AFTER: i64 = 120_000;
/// How long before: the store's clock and ours differ.
const BEFORE: i64 = 5_000;

/// What applied acts changed: attribute and new value, to the acts that did it, oldest first. Each explains one
/// event, so that somebody else's same change isn't taken for ours.
#[derive(Debug, Default)]
pub(super) struct Causes(HashMap<Change, Vec<Cause>>);

/// An act that made a change.
#[derive(Debug)]
struct Cause {
    at: Timestamp,
    /// Its row.
    row: usize,
    /// Whether an event was put down to it already.
    spent: bool,
}

impl Causes {
    /// Whether nothing is known to be caused by us.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes what an applied act of the row `row` changes.
    pub(super) fn add(&mut self, act: &Act, at: Timestamp, row: usize) {
        for effect in effects(act) {
            self.0.entry(effect).or_default().push(Cause {
                at,
                row,
                spent: false,
            });
        }
    }

    /// The row of the act that explains every one of these changes at this time.
    pub(super) fn explain(&mut self, changes: Vec<Change>, at: Timestamp) -> Option<usize> {
        let mut row = None;
        let keys: Vec<Change> = changes.into_iter().map(canonical).collect();
        let mut found = Vec::with_capacity(keys.len());
        for key in &keys {
            let acts = self.0.get(key)?;
            let until = acts.partition_point(|act| act.at.plus(-BEFORE) <= at);
            let since = acts.partition_point(|act| act.at.plus(AFTER) < at);
            let free =
                (since..until).find(|n| !acts[*n].spent && row.is_none_or(|row| acts[*n].row == row))?;
            row = Some(acts[free].row);
            found.push(free);
        }
        for (key, free) in keys.iter().zip(found) {
            if let Some(act) = self.0.get_mut(key).and_then(|acts| acts.get_mut(free)) {
                act.spent = true;
            }
        }
        row
    }
}

fn canonical((attribute, value): Change) -> Change {
    match attribute.as_str() {
        "relatedItems" => (attribute, untitled(&value)),
        _ => (attribute, value.trim().to_owned()),
    }
}

fn effects(act: &Act) -> Vec<Change> {
    let status = |status| vec![("status".to_owned(), status_name(status).to_owned())];
    let item = |key| vec![("relatedItems".to_owned(), key)];
    match act {
        Act::Update { change } => changed(change),
        Act::Resolve { .. } => status(Status::Resolved),
        Act::Reopen { .. } => status(Status::Open),
        Act::AddItem { item: new } => item(item_key(true, new.kind, &new.value)),
        Act::RemoveItem { kind, value, .. } => item(item_key(false, *kind, value)),
        Act::Engagement { does } => paging(does),
        Act::Duplicate { of, .. } => {
            let value = crate::related::ItemValue::Url(format!("/{}/{}", of.plan, of.key));
            item(item_key(true, crate::related::ItemKind::Incident, &value))
        }
        _ => Vec::new(),
    }
}

/// What the service writes about paging because of an act: who was paged, or whose page was acknowledged.
fn paging(does: &EngagementAct) -> Vec<Change> {
    match does {
        EngagementAct::Accept {
            engagement, contact, ..
        } => vec![acknowledged_page(contact.as_str(), engagement.as_str())],
        EngagementAct::Engage { contact, .. } => vec![paged(contact.as_str())],
        EngagementAct::Stop { .. } => Vec::new(),
    }
}

fn changed(change: &RecordChange) -> Vec<Change> {
    let attributes = [
        (
            "title",
            change
                .title
                .as_ref()
                .map(|title| title.as_str().trim().to_owned()),
        ),
        (
            "summary",
            change
                .summary
                .as_ref()
                .map(|summary| summary.as_str().trim().to_owned()),
        ),
        ("impact", change.impact.map(|impact| impact.number().to_string())),
        (
            "status",
            change.status.map(|status| status_name(status).to_owned()),
        ),
    ];
    attributes
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

/// The status as the store names it.
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Open => "OPEN",
        Status::Resolved => "RESOLVED",
    }
}
