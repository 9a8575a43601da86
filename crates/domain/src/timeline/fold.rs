//! Repeats in one row.

use crate::time::Timestamp;
use crate::timeline::marks::Marked;
use crate::timeline::row::{Layer, Row};

/// How far the first and the last of one row are apart at most, in milliseconds.
const WINDOW: i64 = 60 * 60 * 1000;

/// A row that takes repeats: its place, where it stands in the order, when its first happened.
#[derive(Clone, Copy)]
struct Open {
    row: usize,
    place: usize,
    since: Timestamp,
}

/// Folds what tells the same again. `order` lists rows newest first; the answer does too, without the folded ones,
/// whose marked keys become those of the row they are in.
///
/// A repeat follows its like with nothing between them that a reader of its layer sees: in the story what is not of
/// the story doesn't come between. Several that tell of the same moment count once.
pub(super) fn fold(rows: &mut [Row], order: Vec<usize>, marked: &mut Marked<'_>) -> Vec<usize> {
    let mut places: Vec<Option<usize>> = order.into_iter().map(Some).collect();
    let (mut story, mut all): (Option<Open>, Option<Open>) = (None, None);
    for place in (0..places.len()).rev() {
        let Some(row) = places[place] else { continue };
        let at = rows[row].at;
        let before = if rows[row].layer == Layer::Story {
            story
        } else {
            all
        };
        let open = match before {
            Some(open) if at.since(open.since) <= WINDOW && is_repeat(&rows[open.row], &rows[row]) => {
                absorb(rows, open, row);
                marked.found(&rows[row].key, open.row);
                places[open.place] = None;
                places[place] = Some(open.row);
                Open { place, ..open }
            }
            _ => Open {
                row,
                place,
                since: at,
            },
        };
        if rows[row].layer == Layer::Story {
            story = Some(open);
        }
        all = Some(open);
    }
    for row in places.iter().flatten() {
        marked.found(&rows[*row].key, *row);
    }
    places.into_iter().flatten().collect()
}

fn is_repeat(one: &Row, other: &Row) -> bool {
    let alike = one.entry.is_none()
        && other.entry.is_none()
        && one.kind == other.kind
        && one.headline == other.headline
        && one.state == other.state;
    alike
        && match one.kind.as_str() {
            "violation" => true,
            "update" | "related" | "custom" => one.detail == other.detail && one.actor == other.actor,
            _ => false,
        }
}

/// The row takes the newer one's time, and of the two details the one that says more.
fn absorb(rows: &mut [Row], open: Open, newer: usize) {
    let (at, recorded, detail) = (rows[newer].at, rows[newer].recorded, rows[newer].detail.take());
    let row = &mut rows[open.row];
    if row.at != at {
        row.folded += 1;
        row.folded_since = Some(open.since);
        row.recorded = recorded;
    }
    row.at = at;
    let length = |detail: &Option<String>| detail.as_ref().map_or(0, String::len);
    if length(&detail) > length(&row.detail) {
        row.detail = detail;
    }
}
