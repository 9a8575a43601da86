//! Pins and remarks, which belong to rows by key.

use crate::act::Act;
use crate::entry::{Body, Entry};
use crate::timeline::plain::short;
use crate::timeline::row::{Layer, Row};
use std::collections::HashMap;

/// How much of a row its marks' own rows repeat.
const QUOTED: usize = 120;

/// Puts pins and remarks at the rows that have their keys; of several pins the last one counts. The marks' own rows
/// say which row they are about.
pub(super) fn mark(rows: &mut [Row], index: &HashMap<String, usize>, entries: &[Entry]) {
    for entry in entries {
        let (target, pinned, remark) = match &entry.entry.body {
            Body::Act(Act::Pin { row, pinned }) => (row, Some(*pinned), None),
            Body::Act(Act::Annotate { row, text }) => (row, None, Some(text.to_string())),
            _ => continue,
        };
        let target = index.get(target).copied();
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
        if let Some(own) = index.get(&format!("e:{}", entry.entry.id)).copied() {
            let about = target.map_or_else(
                || "a row that isn't here any more".to_owned(),
                |at| quote(&rows[at]),
            );
            let row = &mut rows[own];
            row.detail = Some(
                row.detail
                    .take()
                    .map_or(about.clone(), |detail| format!("{detail} · on {about}")),
            );
        }
    }
}

fn quote(row: &Row) -> String {
    format!(
        "“{}”",
        short(row.note.as_deref().unwrap_or(&row.headline), QUOTED)
    )
}
