//! What people do on an incident, as the record keeps it.

use crate::closing::ClosingCode;
use crate::evidence::EvidenceFile;
use crate::ids::{EntryId, IncidentId, Subject};
use crate::incident::Impact;
use crate::related::{ItemKind, ItemValue};
use crate::text::{Annotation, ItemTitle, NoteText, Reason, Summary, Title};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody who holds an office on an incident.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Holder {
    /// The identity provider's subject.
    pub subject: Subject,
    /// Their name; untrusted text.
    pub name: String,
}

/// An office on an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Office {
    /// Leads the response.
    Lead,
    /// Keeps the timeline.
    Scribe,
}

impl Office {
    /// `Lead` or `Scribe`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lead => "Lead",
            Self::Scribe => "Scribe",
        }
    }
}

/// What is changed of an incident record; `None` leaves a field as it is.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecordChange {
    /// A new title.
    pub title: Option<Title>,
    /// A new summary.
    pub summary: Option<Summary>,
    /// A new impact.
    pub impact: Option<Impact>,
    /// Open or resolved; set by resolving and reopening only.
    pub status: Option<crate::incident::Status>,
}

/// A related item to be added.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NewItem {
    /// What kind of thing.
    pub kind: ItemKind,
    /// What it points at.
    pub value: ItemValue,
    /// What it is called.
    pub title: Option<ItemTitle>,
}

/// One act. What needs the store is [`Act::needs_store`]; the rest is done once it is on the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
pub enum Act {
    /// "I have seen this and I am on it." The first one stops the MTTA clock.
    Acknowledge,
    /// Lead or scribe is taken, given or laid down (`to: None`).
    Appoint {
        /// Which office.
        office: Office,
        /// Who holds it from now on.
        to: Option<Holder>,
        /// A hand-over note.
        note: Option<Reason>,
    },
    /// Title, summary or impact changed in the store.
    Update {
        /// What is changed.
        change: RecordChange,
    },
    /// Resolved in the store.
    Resolve {
        /// How it ended.
        code: ClosingCode,
        /// Why.
        reason: Reason,
    },
    /// Opened again in the store.
    Reopen {
        /// Why.
        reason: Reason,
    },
    /// Linked as a duplicate of another incident: a related item in the store.
    Duplicate {
        /// The incident to work on.
        of: IncidentId,
        /// Why.
        reason: Reason,
    },
    /// A note.
    Note {
        /// Markdown.
        text: NoteText,
        /// When what it tells happened; `None` means when it was written.
        occurred: Option<Timestamp>,
    },
    /// A note changed by its author; the earlier texts stay on the record.
    Amend {
        /// The note's entry.
        note: EntryId,
        /// The whole new text.
        text: NoteText,
    },
    /// A row brought into the story, or taken out of it.
    Pin {
        /// The row's key (`e:` our entry, `a:` the store's event).
        row: String,
        /// In or out.
        pinned: bool,
    },
    /// A remark at the margin of a row.
    Annotate {
        /// The row's key.
        row: String,
        /// The remark.
        text: Annotation,
    },
    /// A file attached as evidence.
    Attach {
        /// The file.
        file: EvidenceFile,
        /// What it is.
        caption: Option<Annotation>,
    },
    /// A related item added in the store.
    AddItem {
        /// The item.
        item: NewItem,
    },
    /// A related item removed in the store.
    RemoveItem {
        /// What kind of thing.
        kind: ItemKind,
        /// What it points at.
        value: ItemValue,
        /// What it was called.
        title: Option<String>,
    },
    /// Something done to a device.
    Device {
        /// The device.
        device: crate::ids::DeviceName,
        /// What.
        does: crate::device::DeviceAct,
    },
    /// A note or a remark erased where the law asks for it: what it said and who wrote it are gone from the record, and
    /// its copy on the store's timeline is replaced.
    Erase {
        /// The entry.
        of: EntryId,
        /// The entries that amended it, erased with it.
        amendments: Vec<EntryId>,
        /// Why, without what was erased.
        reason: Reason,
    },
    /// Somebody else's session ended, on the console's own chain.
    EndSession {
        /// Whose.
        of: Holder,
    },
    /// Something done about who is paged.
    Engagement {
        /// What.
        does: crate::engagement::EngagementAct,
    },
    /// Something done with a runbook.
    Runbook {
        /// What.
        does: crate::runbook::RunbookAct,
    },
    /// Started by hand, on the console's own chain: the incident's id is known only afterwards.
    Start {
        /// The title.
        title: Title,
        /// How bad it is.
        impact: Impact,
        /// The response plan.
        plan: crate::ids::PlanName,
        /// Why it is started.
        reason: Reason,
    },
}

impl Act {
    /// Whether the act changes the store or the fleet by one call, so that it is requested first and applied or failed later.
    pub fn needs_store(&self) -> bool {
        if let Self::Device { does, .. } = self {
            return does.needs_fleet();
        }
        if let Self::Runbook { does } = self {
            return does.needs_store();
        }
        matches!(
            self,
            Self::Update { .. }
                | Self::Resolve { .. }
                | Self::Reopen { .. }
                | Self::Duplicate { .. }
                | Self::AddItem { .. }
                | Self::RemoveItem { .. }
                | Self::Engagement { .. }
                | Self::Start { .. }
        )
    }

    /// Whether the act is told on the incident's own timeline in the store. Marks at the margin are not, nor are
    /// starts, which the store writes itself.
    pub fn is_mirrored(&self) -> bool {
        if let Self::Runbook { does } = self {
            return does.is_mirrored();
        }
        !matches!(
            self,
            Self::Pin { .. } | Self::Annotate { .. } | Self::EndSession { .. } | Self::Start { .. }
        )
    }
}
