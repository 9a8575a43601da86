//! An engagement: the attempt to get hold of a contact, or of somebody by an escalation plan.

use serde_json::{Value, json};

use crate::ssm_contacts::{ContactKind, Stage};
use crate::times;

/// What is sent. The public texts go where others may read along: to SMS.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letter {
    pub sender: String,
    pub subject: String,
    pub content: String,
    pub public_subject: Option<String>,
    pub public_content: Option<String>,
}

/// A contact within an engagement, with its plan as it was when its turn came.
#[derive(Clone, Debug)]
pub(crate) struct Engaged {
    pub contact_arn: String,
    pub alias: String,
    /// The stage of the escalation plan that engaged it; none where the contact itself was engaged.
    pub stage: Option<usize>,
    /// Whether its acknowledgement stops the plan.
    pub essential: bool,
    pub stages: Vec<Stage>,
    /// Whether a page of it was sent.
    pub paged: bool,
    pub acknowledged: bool,
    /// When the last stage of its plan is over.
    pub ends: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Engagement {
    pub arn: String,
    pub contact_arn: String,
    pub kind: ContactKind,
    pub letter: Letter,
    /// As the request named it.
    pub incident: Option<String>,
    pub start: i64,
    pub stop: Option<i64>,
    /// The escalation plan's stages as they were at the start.
    pub stages: Vec<Stage>,
    /// How many of them have begun.
    pub begun: usize,
    /// When the last of them is over.
    pub ends: i64,
    /// Whether no further stage begins.
    pub halted: bool,
    pub engaged: Vec<Engaged>,
    /// The ARNs of its pages, in the order in which they were made.
    pub pages: Vec<String>,
}

impl Engagement {
    /// When nobody is left to wait for: everybody acknowledged and no stage is to come, or every plan has run out.
    pub(super) fn over(&self, now: i64) -> bool {
        let all_begun = self.begun == self.stages.len();
        let stages_over = self.halted || (all_begun && now >= self.ends);
        stages_over
            && self
                .engaged
                .iter()
                .all(|engaged| engaged.acknowledged || now >= engaged.ends)
    }

    pub(crate) fn summary(&self) -> Value {
        let mut summary = json!({
            "EngagementArn": self.arn,
            "ContactArn": self.contact_arn,
            "Sender": self.letter.sender,
            "StartTime": times::to_wire(self.start),
        });
        if let Some(incident) = &self.incident {
            summary["IncidentId"] = incident.clone().into();
        }
        if let Some(stop) = self.stop {
            summary["StopTime"] = times::to_wire(stop);
        }
        summary
    }

    pub(crate) fn full(&self) -> Value {
        let mut full = self.summary();
        self.letter.write(&mut full);
        full
    }
}

impl Letter {
    pub(super) fn write(&self, into: &mut Value) {
        into["Subject"] = self.subject.clone().into();
        into["Content"] = self.content.clone().into();
        for (name, text) in [
            ("PublicSubject", &self.public_subject),
            ("PublicContent", &self.public_content),
        ] {
            if let Some(text) = text {
                into[name] = text.clone().into();
            }
        }
    }
}
