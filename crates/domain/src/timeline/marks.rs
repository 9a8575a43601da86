//! Pins and remarks, which belong to rows by key.

use crate::act::Act;
use crate::entry::{Body, Entry};
use crate::timeline::own::Acts;
use crate::timeline::plain::short;
use crate::timeline::row::{Layer, Row};
use std::collections::HashMap;

/// How much of a row its marks' own rows repeat.
const QUOTED: usize = 120;

/// The keys that somebody marked, and the row that has each now.
#[derive(Debug)]
pub(super) struct Marked<'a>(HashMap<&'a str, Option<usize>>);

impl<'a> Marked<'a> {
    /// The keys that entries mark.
    pub(super) fn of(entries: &'a [Entry]) -> Self {
        let keys = entries.iter().filter_map(|entry| match &entry.entry.body {
            Body::Act(Act::Pin { row, .. } | Act::Annotate { row, .. }) => Some((row.as_str(), None)),
            _ => None,
        });
        Self(keys.collect())
    }

    /// Says which row has a key; of no consequence for keys that nobody marked.
    pub(super) fn found(&mut self, key: &str, row: usize) {
        if !self.0.is_empty()
            && let Some(place) = self.0.get_mut(key)
        {
            *place = Some(row);
        }
    }

    /// As [`Marked::found`], for a key that has to be made first.
    pub(super) fn found_by(&mut self, key: impl FnOnce() -> String, row: usize) {
        if !self.0.is_empty() {
            self.found(&key(), row);
        }
    }

    fn row(&self, key: &str) -> Option<usize> {
        self.0.get(key).copied().flatten()
    }
}

/// Puts pins and remarks at the rows that have their keys; of several pins the last one counts. The marks' own rows
/// say which row they are about.
pub(super) fn mark(rows: &mut [Row], marked: &Marked<'_>, acts: &Acts<'_>, entries: &[Entry]) {
    for entry in entries {
        let (target, pinned, remark) = match &entry.entry.body {
            Body::Act(Act::Pin { row, pinned }) => (row, Some(*pinned), None),
            Body::Act(Act::Annotate { row, text }) => (row, None, Some(text.to_string())),
            _ => continue,
        };
        let target = marked.row(target);
        if let Some(target) = target {
            let row = &mut rows[target];
            if let Some(pinned) = pinned {
                row.pinned = pinned;
                row.layer = if pinned { Layer::Story } else { Layer::Activity };
            }
            if let Some(remark) = remark {
                row.annotations.push((entry.entry.who.name().to_owned(), remark));
            }
        }
        if let Some((_, _, own)) = acts.get(&entry.entry.id) {
            let about = target.map_or_else(
                || "a row that isn't here any more".to_owned(),
                |at| quote(&rows[at]),
            );
            let row = &mut rows[*own];
            row.detail = Some(match row.detail.take() {
                Some(detail) => format!("{detail} · on {about}"),
                None => about,
            });
        }
    }
}

fn quote(row: &Row) -> String {
    format!(
        "“{}”",
        short(row.note.as_deref().unwrap_or(&row.headline), QUOTED)
    )
}
