//! The NEXT line: one sentence and one button, always right.

use crate::actor::Who;
use crate::incident::{IncidentRecord, Status};
use crate::rights::{Right, Rights};
use crate::state::IncidentState;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What the button of the NEXT line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextAct {
    /// Acknowledge the incident.
    Acknowledge,
    /// Take the lead.
    TakeLead,
    /// Write what was found.
    Note,
    /// Resolve with a closing code.
    Resolve,
    /// Open it again.
    Reopen,
    /// Look at the blast radius and quarantine.
    Quarantine,
    /// Agree to a quarantine, or not.
    Approve,
    /// Cut a device's connection.
    Cut,
    /// Look at how far containment is: release, undo or extend it.
    Containment,
    /// Acknowledge the page that AWS still sends on.
    AcceptPage,
    /// Stop paging.
    StopPaging,
    /// Go to the runbook's step that waits, or that broke.
    Runbook,
}

impl NextAct {
    /// What the button says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Acknowledge => "Acknowledge",
            Self::TakeLead => "Take the lead",
            Self::Note => "Write a note",
            Self::Resolve => "Resolve…",
            Self::Reopen => "Reopen…",
            Self::Quarantine => "Quarantine…",
            Self::Approve => "Approve…",
            Self::Cut => "Cut connection",
            Self::Containment => "Containment…",
            Self::AcceptPage => "Acknowledge the page…",
            Self::StopPaging => "Stop paging…",
            Self::Runbook => "Open the step",
        }
    }

    /// The right it takes.
    pub fn right(self) -> Right {
        match self {
            Self::Acknowledge | Self::TakeLead | Self::AcceptPage | Self::StopPaging => Right::Respond,
            Self::Note => Right::Write,
            Self::Resolve | Self::Reopen => Right::Close,
            Self::Quarantine | Self::Cut => Right::Contain,
            Self::Approve => Right::Approve,
            Self::Containment | Self::Runbook => Right::Read,
        }
    }
}

/// The NEXT line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    /// One sentence: what is so, and what it waits for.
    pub line: String,
    /// The one button; `None` when there is nothing to do here.
    pub act: Option<NextAct>,
    /// Whether it waits on the reader.
    pub mine: bool,
    /// The moment that the sentence ends with: the page counts down to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// Decides the NEXT line for a reader. Order: deleted, an act in doubt, resolved, acknowledgement, lead, work.
pub fn next(record: &IncidentRecord, state: &IncidentState, reader: &Who, rights: &Rights) -> Next {
    let reader_leads = state
        .lead
        .as_ref()
        .is_some_and(|lead| Some(&lead.subject) == reader.subject());
    if let Some(at) = record.gone {
        let line = format!(
            "Deleted in AWS, as was found {} {} UTC. What was read of it before is kept here.",
            at.date_text(),
            at.clock_text()
        );
        return Next {
            line,
            act: None,
            mine: false,
            until: None,
        };
    }
    if let Some(open) = state.open.first() {
        let line = format!(
            "In doubt: {} asked to {}; the store is being read back.",
            open.who, open.what
        );
        return Next {
            line,
            act: None,
            mine: false,
            until: None,
        };
    }
    if record.status == Status::Resolved {
        let line = match &state.closing {
            Some((code, _)) => format!("Resolved as {}. Nothing waits.", code.word().to_lowercase()),
            None => "Resolved outside this console, without a closing code.".into(),
        };
        return Next {
            line,
            act: None,
            mine: false,
            until: None,
        };
    }
    let Some(acknowledged) = &state.acknowledged else {
        let mine = rights.allows(Right::Respond);
        return Next {
            line: "Nobody has acknowledged this incident.".into(),
            act: Some(NextAct::Acknowledge),
            mine,
            until: None,
        };
    };
    let Some(lead) = &state.lead else {
        let mine = rights.allows(Right::Respond);
        return Next {
            line: format!("Acknowledged by {}, but nobody leads.", acknowledged.by),
            act: Some(NextAct::TakeLead),
            mine,
            until: None,
        };
    };
    if reader_leads {
        let line = "You lead. Write down what you find; resolve with a closing code when it is done.".into();
        return Next {
            line,
            act: Some(NextAct::Note),
            mine: true,
            until: None,
        };
    }
    Next {
        line: format!("{} leads. Add what you know.", lead.name),
        act: Some(NextAct::Note),
        mine: false,
        until: None,
    }
}
