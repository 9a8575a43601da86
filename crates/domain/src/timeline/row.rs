//! A row of the timeline.

use crate::evidence::EvidenceFile;
use crate::ids::EntryId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Which layer a row is on. The activity layer shows all rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// What the incident's story is made of.
    Story,
    /// Everything else that happened.
    Activity,
}

/// The shape of a row's mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// A diamond: a detection.
    Violation,
    /// A square: containment.
    Quarantine,
    /// A disc: people.
    People,
    /// A ring: the system.
    System,
}

/// How far a row is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// Only in the store: written by the service or another tool.
    Store,
    /// On the console's record; not told to the store because it needn't be.
    Recorded,
    /// On the console's record, on its way to the store's timeline.
    Mirroring {
        /// What the store answered so far.
        error: Option<String>,
    },
    /// On the console's record; the store did not take it, and is not asked again.
    Refused {
        /// What it said.
        why: String,
    },
    /// On both.
    Mirrored,
    /// On the console's record; its event was deleted in the store.
    DeletedInStore,
    /// Asked of the store, no answer known yet.
    InDoubt,
    /// The store refused it.
    Failed {
        /// What it said.
        why: String,
    },
}

/// An earlier text of a note.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Revision {
    /// When it was written.
    pub at: Timestamp,
    /// What it said.
    pub text: String,
}

/// A row of the timeline. All texts are untrusted and plain, but for `note`, which is Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Row {
    /// `e:` and our entry's id, `a:` and the store's event id, or `r:` and the id of a runbook step's run.
    pub key: String,
    /// When it happened.
    pub at: Timestamp,
    /// When it was written down, where that is known and differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Timestamp>,
    /// The layer, pins counted.
    pub layer: Layer,
    /// Whether somebody put it into the story by hand.
    pub pinned: bool,
    /// The mark's shape.
    pub mark: Mark,
    /// The kind as the filter language names it: `note`, `violation`, `quarantine`, `incident`, `update`, `page`,
    /// `acknowledged`, `lead`, `related`, `evidence`, `runbook`, `custom`, `other`.
    pub kind: String,
    /// Who or what.
    pub actor: String,
    /// What happened, in one line.
    pub headline: String,
    /// More: source, proof, values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// A note's Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Earlier texts, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Revision>,
    /// Remarks at the margin, oldest first: who and what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<(String, String)>,
    /// A file attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceFile>,
    /// How far it is written.
    pub state: RowState,
    /// How many alike follow each other and are folded into this row, itself included; 1 for a single one.
    pub folded: u32,
    /// When the earliest of the folded ones happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folded_since: Option<Timestamp>,
    /// The console's entry it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// The subject of the person who wrote it, so that only they can amend it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}
