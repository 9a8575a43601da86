use crate::evidence::EvidenceFile;
use crate::ids::{DocumentName, ExecutionId};
use crate::text::Reason;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody says of an item in a manual step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// It is done.
    Done,
    /// It is still to be done.
    Open,
    /// It does not apply here; why stands in the comment.
    NotApplicable,
}

/// What people do with a runbook, as the record keeps it. Names and texts are as they were shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "does")]
pub enum RunbookAct {
    /// An item in a manual step is ticked, opened again, or does not apply.
    Item {
        /// The execution.
        execution: ExecutionId,
        /// The step's run.
        run: String,
        /// The step's name.
        step: String,
        /// The item's place in the step, from 0.
        item: u32,
        /// What it says.
        text: String,
        /// How it is.
        state: ItemState,
        /// More about it; why, if it does not apply.
        comment: Option<Reason>,
        /// A file that shows it.
        evidence: Option<EvidenceFile>,
    },
    /// A remark on a step, perhaps with a file.
    Remark {
        /// The execution.
        execution: ExecutionId,
        /// The step's run.
        run: String,
        /// The step's name.
        step: String,
        /// What is said.
        comment: Reason,
        /// A file that shows it.
        evidence: Option<EvidenceFile>,
    },
    /// A manual step is done: the runbook goes on.
    Continue {
        /// The execution.
        execution: ExecutionId,
        /// The step's run.
        run: String,
        /// The step's name.
        step: String,
        /// How its items were, in a line.
        items: Option<String>,
        /// What came of it.
        comment: Option<Reason>,
    },
    /// A step is approved.
    Approve {
        /// The execution.
        execution: ExecutionId,
        /// The step's run.
        run: String,
        /// The step's name.
        step: String,
        /// More about it.
        comment: Option<Reason>,
    },
    /// A step is not approved.
    Reject {
        /// The execution.
        execution: ExecutionId,
        /// The step's run.
        run: String,
        /// The step's name.
        step: String,
        /// Why.
        reason: Reason,
    },
    /// A runbook is started for the incident.
    Start {
        /// The document.
        document: DocumentName,
        /// Its version; the default one without it.
        version: Option<String>,
        /// What it is started with.
        parameters: BTreeMap<String, Vec<String>>,
        /// Why.
        reason: Reason,
    },
    /// An execution is cancelled.
    Cancel {
        /// The execution.
        execution: ExecutionId,
        /// Its document's name.
        document: String,
        /// Why.
        reason: Reason,
    },
}

impl ItemState {
    /// As people say what was done.
    pub fn did(self) -> &'static str {
        match self {
            Self::Done => "Ticked",
            Self::Open => "Opened again",
            Self::NotApplicable => "Not applicable",
        }
    }
}

impl RunbookAct {
    /// Whether the store does it, so that it is requested first and applied or failed later.
    pub fn needs_store(&self) -> bool {
        !matches!(self, Self::Item { .. } | Self::Remark { .. })
    }

    /// Whether it is told on the incident's own timeline: every tick would drown what counts there, and the step's end
    /// tells how its items were.
    pub fn is_mirrored(&self) -> bool {
        !matches!(self, Self::Item { .. })
    }

    /// The execution and the run that it is about.
    pub fn on(&self) -> Option<(&ExecutionId, &str)> {
        match self {
            Self::Item { execution, run, .. }
            | Self::Remark { execution, run, .. }
            | Self::Continue { execution, run, .. }
            | Self::Approve { execution, run, .. }
            | Self::Reject { execution, run, .. } => Some((execution, run)),
            Self::Start { .. } | Self::Cancel { .. } => None,
        }
    }

    /// The name of the step that it is about.
    pub fn step(&self) -> Option<&str> {
        match self {
            Self::Item { step, .. }
            | Self::Remark { step, .. }
            | Self::Continue { step, .. }
            | Self::Approve { step, .. }
            | Self::Reject { step, .. } => Some(step),
            Self::Start { .. } | Self::Cancel { .. } => None,
        }
    }

    /// A file that it shows.
    pub fn evidence(&self) -> Option<&EvidenceFile> {
        match self {
            Self::Item { evidence, .. } | Self::Remark { evidence, .. } => evidence.as_ref(),
            _ => None,
        }
    }

    /// What it does, as a verb.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Item { .. } => "tick an item",
            Self::Remark { .. } => "remark on a step",
            Self::Continue { .. } => "continue the runbook",
            Self::Approve { .. } => "approve a step",
            Self::Reject { .. } => "reject a step",
            Self::Start { .. } => "start a runbook",
            Self::Cancel { .. } => "cancel the runbook",
        }
    }

    /// As a row tells it beside the name of who did it: one line, and more about it.
    pub fn said(&self) -> (String, Option<String>) {
        let why = |reason: &Option<Reason>| reason.as_ref().map(ToString::to_string);
        let both = |parts: [Option<String>; 2]| {
            let all: Vec<String> = parts.into_iter().flatten().collect();
            (!all.is_empty()).then(|| all.join(" · "))
        };
        match self {
            Self::Item {
                step,
                text,
                state,
                comment,
                evidence,
                ..
            } => {
                let did = state.did();
                let shown = evidence.as_ref().map(|file| format!("shown by {}", file.name));
                (format!("{did} in {step}: {text}"), both([why(comment), shown]))
            }
            Self::Remark {
                step,
                comment,
                evidence,
                ..
            } => {
                let shown = evidence.as_ref().map(|file| format!("shown by {}", file.name));
                (
                    format!("Remarked on step {step}"),
                    both([Some(comment.to_string()), shown]),
                )
            }
            Self::Continue {
                step, items, comment, ..
            } => (
                format!("Done with step {step}; the runbook goes on"),
                both([why(comment), items.clone()]),
            ),
            Self::Approve { step, comment, .. } => (format!("Approved step {step}"), why(comment)),
            Self::Reject { step, reason, .. } => (format!("Rejected step {step}"), Some(reason.to_string())),
            Self::Start {
                document,
                version,
                reason,
                ..
            } => {
                let version = version
                    .as_ref()
                    .map_or_else(String::new, |one| format!(" version {one}"));
                (
                    format!("Started the runbook {document}{version}"),
                    Some(reason.to_string()),
                )
            }
            Self::Cancel { document, reason, .. } => (
                format!("Cancelled the runbook {document}"),
                Some(reason.to_string()),
            ),
        }
    }
}
