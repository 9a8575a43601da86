use super::Verification;
use crate::containment::{Answers, Difference, Stage, Strength};
use crate::ids::{EntryId, GroupName};
use crate::text::Reason;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is done to one device, as the record keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "does")]
pub enum DeviceAct {
    /// Out of traffic is asked for; how far that is, reports tell.
    Quarantine {
        /// By what.
        strength: Strength,
        /// The quarantine group.
        group: GroupName,
        /// The blast radius that was shown, in a line; `None` when it could not be read.
        blast: Option<String>,
        /// When somebody is asked whether it is to last.
        expires: Option<Timestamp>,
        /// Whether a second person has to agree first.
        approval: bool,
        /// Why.
        reason: Reason,
        /// The form that asked for several devices at once.
        batch: Option<EntryId>,
    },
    /// Back into traffic is asked for.
    Release {
        /// The quarantine that ends; `None` for one that was not asked for here.
        of: Option<EntryId>,
        /// Why.
        reason: Reason,
    },
    /// An earlier act is taken back: only what it changed.
    Undo {
        /// The act.
        of: EntryId,
        /// What somebody else changed since, which was shown and accepted.
        despite: Vec<Difference>,
        /// Why.
        reason: Reason,
    },
    /// A second person agrees.
    Approve {
        /// The quarantine.
        of: EntryId,
        /// What for, if they said.
        reason: Option<Reason>,
    },
    /// A second person says no.
    Reject {
        /// The quarantine.
        of: EntryId,
        /// Why.
        reason: Reason,
    },
    /// The quarantine is to last, until then or without an end.
    Extend {
        /// The quarantine.
        of: EntryId,
        /// When somebody is asked again.
        until: Option<Timestamp>,
        /// Why.
        reason: Reason,
    },
    /// How far an act is, by automation, with what shows it.
    Report {
        /// The act.
        of: EntryId,
        /// How far.
        stage: Stage,
        /// What was read, or why it is not so.
        proof: String,
        /// The form that asked for several devices at once. Entries from before it was kept have none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        batch: Option<EntryId>,
    },
    /// Its session is cut by hand.
    Cut {
        /// The client id.
        client: String,
        /// Why.
        reason: Reason,
    },
    /// A violation was found to be something.
    Verify {
        /// The violation.
        violation: String,
        /// Its behaviour's name.
        behaviour: String,
        /// What it is.
        verification: Verification,
        /// Why.
        remark: Option<Reason>,
    },
    /// A tunnel to it is opened.
    OpenTunnel {
        /// To which service, such as `SSH`.
        service: String,
        /// For how long.
        minutes: i32,
        /// Why.
        reason: Reason,
    },
    /// A tunnel gets new tokens; both ends are cut, and the old tokens end.
    RotateTunnel {
        /// The tunnel.
        tunnel: String,
        /// Why.
        reason: Reason,
    },
    /// A tunnel is closed.
    CloseTunnel {
        /// The tunnel.
        tunnel: String,
        /// Why; entries from before it was asked for have none.
        #[serde(default)]
        reason: Option<Reason>,
    },
    /// The recovery questions are answered.
    Answer {
        /// The answers.
        answers: Answers,
    },
}

impl DeviceAct {
    /// Whether one call to the fleet does it, so that it is requested first and applied or failed later. A quarantine
    /// or a release takes several, and is told by reports.
    pub fn needs_fleet(&self) -> bool {
        matches!(
            self,
            Self::Cut { .. }
                | Self::Verify { .. }
                | Self::OpenTunnel { .. }
                | Self::RotateTunnel { .. }
                | Self::CloseTunnel { .. }
        )
    }

    /// The form of several devices that it belongs to.
    pub fn batch(&self) -> Option<&EntryId> {
        match self {
            Self::Quarantine { batch, .. } | Self::Report { batch, .. } => batch.as_ref(),
            _ => None,
        }
    }

    /// What it does, as a verb.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Quarantine { .. } => "quarantine a device",
            Self::Release { .. } => "release a device",
            Self::Undo { .. } => "undo a containment",
            Self::Approve { .. } => "approve a quarantine",
            Self::Reject { .. } => "reject a quarantine",
            Self::Extend { .. } => "extend a quarantine",
            Self::Report { .. } => "report on a containment",
            Self::Cut { .. } => "cut a connection",
            Self::Verify { .. } => "verify a violation",
            Self::OpenTunnel { .. } => "open a tunnel",
            Self::RotateTunnel { .. } => "give a tunnel new tokens",
            Self::CloseTunnel { .. } => "close a tunnel",
            Self::Answer { .. } => "answer the recovery questions",
        }
    }
}
