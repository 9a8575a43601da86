//! Where an event of the store belongs: into the row of an entry, or a row of its own.

use crate::act::Act;
use crate::entry::Entry;
use crate::timeline::assemble::{StoredEvent, event_key};
use crate::timeline::mirror::is_copy;
use crate::timeline::own::Own;
use crate::timeline::reading::{Reading, changes, read_event, text_of};
use crate::timeline::row::{Row, RowState};
use crate::timeline::trailer::Trailer;

const DIFFERS: &str = "the copy in AWS differs from the record";

/// A second between the two times of an event tells nothing.
const APART: i64 = 1_000;

/// The row of the entry that the event belongs to; otherwise the event's own row is put into `foreign`.
pub(super) fn place(stored: &StoredEvent, own: &mut Own<'_>, foreign: &mut Vec<Row>) -> Option<usize> {
    let event = &stored.event;
    let sent = own
        .sent
        .get(&event.head.id)
        .and_then(|entry| own.acts.get(*entry))
        .map(|(.., row)| *row);
    if event.head.kind == "SSM Incident Record Update"
        && let Some(row) = changes(&event.data).and_then(|list| own.causes.explain(list, event.head.occurred))
    {
        return Some(row);
    }
    let reading = read_event(event);
    let claimed = reading.trailer.as_ref().and_then(|trailer| {
        let (entry, act, row) = own.acts.get(&trailer.entry)?;
        Some((agrees(trailer, &event.data, entry, act), *row))
    });
    // Anybody may write a trailer: what doesn't agree with the record is shown as what it is, somebody's event.
    let (row, differs) = match (claimed, sent) {
        (Some((true, row)), _) => (Some(row), false),
        (claimed, row) => (row, claimed.is_some() || row.is_some()),
    };
    match row {
        Some(row) => copied(&mut own.rows[row], stored.deleted, differs),
        None => foreign.push(row_of(stored, reading, differs.then_some(DIFFERS))),
    }
    row
}

/// Whether an event is a copy of what the record says: its hash, its author and its text.
fn agrees(trailer: &Trailer, data: &str, entry: &Entry, act: &Act) -> bool {
    let text = text_of(data);
    trailer.hash == entry.hash
        && Trailer::find(&text).is_some_and(|(_, text)| is_copy(text, &entry.entry.who, act))
}

fn copied(row: &mut Row, deleted: bool, differs: bool) {
    let told = matches!(
        row.state,
        RowState::Mirroring { error: None } | RowState::Mirrored
    );
    if deleted && told {
        row.state = RowState::DeletedInStore;
    }
    if differs {
        let detail = row.detail.take().map(|detail| format!("{detail} · {DIFFERS}"));
        row.detail = Some(detail.unwrap_or_else(|| DIFFERS.to_owned()));
    }
}

fn row_of(stored: &StoredEvent, reading: Reading, remark: Option<&str>) -> Row {
    let head = &stored.event.head;
    let detail: Vec<String> = [remark.map(str::to_owned), reading.detail]
        .into_iter()
        .flatten()
        .collect();
    Row {
        key: event_key(stored),
        at: head.occurred,
        recorded: (head.updated.since(head.occurred) > APART).then_some(head.updated),
        layer: reading.layer,
        pinned: false,
        mark: reading.mark,
        kind: reading.kind,
        actor: reading.actor,
        headline: reading.headline,
        detail: (!detail.is_empty()).then(|| detail.join(" · ")),
        note: reading.note,
        history: Vec::new(),
        annotations: Vec::new(),
        evidence: None,
        state: if stored.deleted {
            RowState::DeletedInStore
        } else {
            RowState::Store
        },
        folded: 1,
        folded_since: None,
        entry: None,
        author: None,
    }
}
