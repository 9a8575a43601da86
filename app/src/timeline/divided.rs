use crate::live::ShownRow;
use domain::time::{Timestamp, span_text};

/// A stretch this long without an entry is said.
const GAP: i64 = 2 * 3600 * 1000;

/// What stands in the list: a row, or what parts two rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A new day begins below.
    Day(String),
    /// What is above came since the reader last looked.
    New(Timestamp),
    /// Nothing happened for a while.
    Gap(Timestamp, String),
    /// An entry.
    Row(ShownRow),
}

impl Line {
    /// Tells lines apart. A row that changes stays the same line, so that its focus and its open menu stay.
    pub fn key(&self) -> String {
        match self {
            Self::Day(day) => format!("day {day}"),
            Self::New(at) => format!("new {}", at.0),
            Self::Gap(at, text) => format!("gap {} {text}", at.0),
            Self::Row(row) => format!("row {}", row.row.key),
        }
    }
}

/// Parts rows, newest first, by days, by silence, and by what is new since `seen`.
pub fn divided(
    rows: impl Iterator<Item = ShownRow>,
    day_of: impl Fn(Timestamp) -> String,
    seen: Option<Timestamp>,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut above: Option<(Timestamp, String)> = None;
    let mut new_is_said = seen.is_none();
    for row in rows {
        let at = row.row.at;
        let day = day_of(at);
        // Something is new by when it was written down, not by when it happened.
        let written = row.row.recorded.unwrap_or(at);
        if let (false, Some(seen)) = (new_is_said, seen)
            && written <= seen
        {
            if above.is_some() {
                lines.push(Line::New(seen));
            }
            new_is_said = true;
        }
        if let Some((later, _)) = &above
            && later.since(at) >= GAP
        {
            lines.push(Line::Gap(
                *later,
                format!("{} without an entry", span_text(later.since(at))),
            ));
        }
        if above.as_ref().is_none_or(|(_, later)| *later != day) {
            lines.push(Line::Day(day.clone()));
        }
        above = Some((at, day));
        lines.push(Line::Row(row));
    }
    lines
}
