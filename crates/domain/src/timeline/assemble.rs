//! Rows from the store's events and the console's own entries.

use crate::entry::Entry;
use crate::event::TimelineEvent;
use crate::ids::{EntryId, EventId};
use crate::runbook::KeptRun;
use crate::timeline::fold::fold;
use crate::timeline::marks::{Marked, mark};
use crate::timeline::own::Own;
use crate::timeline::row::Row;
use crate::timeline::runbooks::runbook_rows;
use crate::timeline::store::place;
use std::cmp::Reverse;

/// An event as the copy has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// The event with its body.
    pub event: TimelineEvent,
    /// Whether it is gone from the store since.
    pub deleted: bool,
}

/// How far the mirror of an act got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorState {
    /// The act's entry.
    pub entry: EntryId,
    /// The event that the store made of it.
    pub event: Option<EventId>,
    /// What the store answered last, when that was no success.
    pub error: Option<String>,
    /// Whether that was its last word: it is not asked again.
    pub refused: bool,
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
    /// The runbooks' executions.
    pub runs: &'a [KeptRun],
    /// The principal that the console acts as, as the store names it; `None` where it isn't known.
    pub principal: Option<&'a str>,
}

/// The timeline, newest first; of the same moment entries come before the store's events, then the key decides.
///
/// - An event that is the copy of an entry folds into the entry's row, and so does an event that the store wrote
///   because an act of ours was applied and that names no other principal. A copy that says something else than the record is named as such.
/// - Repeats fold into the row of the newest, under the key of the oldest, which stays when more follow.
/// - Pins and remarks belong to the row that has their key now, folded or not.
pub fn assemble(sources: &Sources<'_>) -> Vec<Row> {
    let mut marked = Marked::of(sources.entries);
    let mut own = Own::of(sources);
    for stored in sources.events {
        place(stored, &mut own, &mut marked);
    }
    let Own { mut rows, acts, .. } = own;
    rows.extend(runbook_rows(sources));
    let order = sorted(&rows);
    let folded = fold(&mut rows, order, &mut marked);
    mark(&mut rows, &marked, &acts, sources.entries);
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    folded
        .into_iter()
        .filter_map(|place| rows[place].take())
        .collect()
}

/// The places of the rows in the order of the timeline. Sorting places with their moments beside them moves each row
/// once, and looks into rows only where moments are the same.
fn sorted(rows: &[Row]) -> Vec<usize> {
    let places = rows.iter().enumerate();
    let mut order: Vec<_> = places
        .map(|(place, row)| (Reverse(row.at), row.entry.is_none(), place))
        .collect();
    order.sort_unstable_by(|one, other| {
        let key = |place: usize| rows[place].key.as_str();
        (one.0, one.1)
            .cmp(&(other.0, other.1))
            .then_with(|| key(one.2).cmp(key(other.2)))
    });
    order.into_iter().map(|(.., place)| place).collect()
}

pub(super) fn event_key(stored: &StoredEvent) -> String {
    format!("a:{}", stored.event.head.id)
}
