use crate::live::Looked;
use domain::engagement::EngagementsView;
use domain::runbook::RunbookView;
use domain::timeline::Row;
use domain::version::Version;
use domain::view::IncidentView;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A row as the page shows it: notes are Markdown that only the server renders.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShownRow {
    /// The row.
    pub row: Arc<Row>,
    /// The note's HTML, cleaned of everything that could run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// The timeline as the page holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownTimeline {
    /// The version it was read at, or an earlier one.
    pub version: Version,
    /// Rows, newest first; fewer than `total` until all are fetched.
    pub rows: Vec<ShownRow>,
    /// How many rows there are.
    pub total: usize,
    /// How many of them are in the story.
    pub story: usize,
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
