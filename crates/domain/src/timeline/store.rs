//! Where an event of the store belongs: into the row of an entry, or a row of its own.

use crate::event::TimelineEvent;
use crate::timeline::assemble::{StoredEvent, event_key};
use crate::timeline::many;
use crate::timeline::marks::Marked;
use crate::timeline::mirror::{ERASED, is_copy, is_copy_of_many};
use crate::timeline::own::Own;
use crate::timeline::reading::{Reading, changes, is_written_by_tools, paging, read_event, text_of};
use crate::timeline::report::{Reported, read_report};
use crate::timeline::row::{Row, RowState};
use crate::timeline::trailer::Trailer;

const DIFFERS: &str = "the copy in AWS differs from the record";

/// A second between the two times of an event tells nothing.
const APART: i64 = 1_000;

/// Puts an event into the row of the entry that it belongs to; otherwise a row of its own behind the others.
pub(super) fn place(stored: &StoredEvent, own: &mut Own<'_>, marked: &mut Marked<'_>) {
    let row = match placed(stored, own) {
        Placed::Caused(row) => row,
        Placed::Copy { row, differs } => {
            copied(&mut own.rows[row], stored.deleted, differs);
            row
        }
        Placed::Erased { row, replaced } => {
            erased(&mut own.rows[row], stored.deleted, replaced);
            row
        }
        Placed::Alone { differs } => {
            let reading = read_event(&stored.event);
            own.rows.push(row_of(stored, reading, differs.then_some(DIFFERS)));
            return;
        }
    };
    marked.found_by(|| event_key(stored), row);
}

enum Placed {
    /// The store wrote it because of this row's act.
    Caused(usize),
    /// It is this row's entry once more, or should be.
    Copy { row: usize, differs: bool },
    /// It is the copy of this row's erased entry, whose text it has no longer once it was `replaced`.
    Erased { row: usize, replaced: bool },
    /// It stands for itself, perhaps with a claim that isn't true.
    Alone { differs: bool },
}

fn placed(stored: &StoredEvent, own: &mut Own<'_>) -> Placed {
    let event = &stored.event;
    if event.head.kind == "SSM Incident Record Update"
        && !own.causes.is_empty()
        && let Some((list, by)) = changes(&event.data)
        && by.is_none_or(|by| own.did(&by))
        && let Some(row) = own.causes.explain(list, event.head.occurred)
    {
        return Placed::Caused(row);
    }
    if let Some(placed) = erased_copy(event, own) {
        return placed;
    }
    if !own.causes.is_empty()
        && let Some(change) = paging(&event.head.kind, &event.data)
        && let Some(row) = own.causes.explain(vec![change], event.head.occurred)
    {
        return Placed::Caused(row);
    }
    let claim = claim(event, own);
    if let Some((true, row)) = claim {
        return Placed::Copy { row, differs: false };
    }
    let sent = own
        .sent
        .get(&event.head.id)
        .and_then(|entry| own.acts.get(*entry));
    // Anybody may write a trailer: what doesn't agree with the record is shown as what it is, somebody's event.
    match sent {
        Some((.., row)) => Placed::Copy {
            row: *row,
            differs: true,
        },
        None => Placed::Alone {
            differs: claim.is_some(),
        },
    }
}

/// The row of the entry that an event says it stands for, and whether it agrees with the record: its hash, its
/// author and its text.
fn claim(event: &TimelineEvent, own: &Own<'_>) -> Option<(bool, usize)> {
    if !is_written_by_tools(&event.head.kind) {
        return None;
    }
    if let Some(reported) = read_report(event) {
        let known = |one: &Reported| own.acts.get(&one.entry.id);
        let (.., row) = reported.iter().find_map(known)?;
        let agrees = reported
            .iter()
            .all(|one| known(one).is_none_or(|(entry, ..)| entry.entry == one.entry));
        return Some((agrees, *row));
    }
    let text = text_of(&event.data);
    let (trailer, text) = Trailer::find(&text)?;
    let (entry, act, row) = own.acts.get(&trailer.entry)?;
    let of_many = || {
        let spanned = many::spanned(text, own.chain, entry);
        spanned.is_some_and(|entries| is_copy_of_many(text, &entries))
    };
    let agrees = trailer.hash == entry.hash && (is_copy(text, &entry.entry.who, act) || of_many());
    Some((agrees, *row))
}

/// Whether it is the copy of an erased entry: the event that was sent for it, or while none is known to be, one with its
/// id and its hash. Its text is not shown, though AWS may still have it.
fn erased_copy(event: &TimelineEvent, own: &Own<'_>) -> Option<Placed> {
    if own.erased.is_empty() || !is_written_by_tools(&event.head.kind) {
        return None;
    }
    let text = text_of(&event.data);
    let found = Trailer::find(&text);
    let sent = own.sent.get(&event.head.id).copied();
    let claimed = || {
        let (trailer, _) = found.as_ref()?;
        let (id, (entry, _)) = own.erased.get_key_value(&trailer.entry)?;
        let known = own.sent.values().any(|one| one == id);
        (!known && entry.hash == trailer.hash).then_some(*id)
    };
    let (_, row) = own.erased.get(sent.or_else(claimed)?)?;
    let replaced = found.is_some_and(|(_, text)| text == ERASED);
    Some(Placed::Erased { row: *row, replaced })
}

fn erased(row: &mut Row, deleted: bool, replaced: bool) {
    let (told, state) = if deleted {
        ("its copy in AWS was deleted", RowState::DeletedInStore)
    } else if replaced {
        ("its copy in AWS was replaced", RowState::Mirrored)
    } else {
        let state = match &row.state {
            told @ (RowState::Mirroring { .. } | RowState::Refused { .. }) => told.clone(),
            _ => RowState::Mirroring { error: None },
        };
        ("its copy in AWS still has the text", state)
    };
    let detail = row.detail.take().map(|detail| format!("{detail}; {told}"));
    row.detail = Some(detail.unwrap_or_else(|| told.to_owned()));
    row.state = state;
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
