//! Rows of runbooks' steps.

use crate::runbook::{Marks, Told};
use crate::timeline::assemble::Sources;
use crate::timeline::plain::{one_line, short};
use crate::timeline::row::{Layer, Mark, Row, RowState};

/// How much of what AWS says of a failed step is told.
const DETAIL: usize = 400;

/// A row for each step that waits or is over; the steps that were brought to their end from here have their act's row.
pub(super) fn runbook_rows(sources: &Sources<'_>) -> Vec<Row> {
    if sources.runs.is_empty() {
        return Vec::new();
    }
    let marks = Marks::of(sources.entries);
    let all = sources.runs.iter().flat_map(Told::of);
    all.filter(|told| marks.ended(&told.run).is_none())
        .map(row_of)
        .collect()
}

fn row_of(told: Told) -> Row {
    Row {
        key: format!("r:{}", told.run),
        at: told.at,
        recorded: None,
        layer: if told.story { Layer::Story } else { Layer::Activity },
        pinned: false,
        mark: Mark::System,
        kind: "runbook".to_owned(),
        actor: "Automation".to_owned(),
        headline: one_line(&told.headline),
        detail: Some(short(&told.detail, DETAIL)),
        note: None,
        history: Vec::new(),
        annotations: Vec::new(),
        evidence: None,
        state: RowState::Store,
        folded: 1,
        folded_since: None,
        entry: None,
        author: None,
    }
}
