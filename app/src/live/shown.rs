use crate::live::Looked;
use crate::live::index::Index;
use domain::engagement::EngagementsView;
use domain::runbook::RunbookView;
use domain::timeline::Row;
use domain::version::Version;
use domain::view::IncidentView;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A row as the page shows it: notes are Markdown that only the server renders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownRow {
    /// The row.
    pub row: Arc<Row>,
    /// The note's HTML, cleaned of everything that could run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<Arc<str>>,
    /// What a filter looks at, once one did.
    #[serde(skip)]
    pub index: Index,
}

/// The timeline as the page holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownTimeline {
    /// The version it was read at, or an earlier one.
    pub version: Version,
    /// Names the rows, where all of them are here: the server sends what differs from them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// Rows, newest first; fewer than `total` until all are fetched.
    pub rows: Vec<ShownRow>,
    /// How many rows there are.
    pub total: usize,
    /// How many of them are in the story.
    pub story: usize,
}

/// A timeline by what differs from one that the page may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewerTimeline {
    /// The version it was read at, or an earlier one.
    pub version: Version,
    /// Names its rows.
    pub mark: String,
    /// How many of them are in the story.
    pub story: usize,
    /// The rows, newest first.
    pub pieces: Vec<Piece>,
}

/// Rows that follow each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Piece {
    /// So many that the page holds: the place of the first, and how many.
    Kept(usize, usize),
    /// Others.
    New(Vec<ShownRow>),
}

impl ShownTimeline {
    /// The newer one, made of these rows and its own; `None` where it is about others than these.
    pub fn newer(&self, newer: NewerTimeline) -> Option<Self> {
        let mut rows = Vec::with_capacity(self.rows.len());
        for piece in newer.pieces {
            match piece {
                Piece::Kept(at, count) => {
                    rows.extend_from_slice(self.rows.get(at..at.checked_add(count)?)?);
                }
                Piece::New(more) => rows.extend(more),
            }
        }
        Some(Self {
            version: newer.version,
            mark: newer.mark,
            total: rows.len(),
            story: newer.story,
            rows,
        })
    }
}

/// What an incident's page is opened with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// All but the timeline.
    pub view: IncidentView,
    /// The newest rows.
    pub timeline: ShownTimeline,
    /// Drafts of the reader: field and text.
    pub drafts: Vec<(String, String)>,
    /// What the server makes the panes about the device from; the browser takes them over as they stand.
    #[serde(skip)]
    pub looked: Looked,
    /// What the server makes the engagements pane from.
    #[serde(skip)]
    pub engaged: Option<Box<EngagementsView>>,
    /// What the server makes the runbook's pane from.
    #[serde(skip)]
    pub runbook: Option<Box<RunbookView>>,
}
