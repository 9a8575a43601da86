use super::Recovery;
use crate::device::{JobExecution, Question};
use crate::ids::{CertificateId, DeviceName, GroupName};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What the policies let happen now, and what they would with the quarantine group's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The question: connect, or a topic.
    pub question: Question,
    /// Whether it is allowed now.
    pub now: bool,
    /// Whether it would be after the act.
    pub after: bool,
}

/// Who else uses a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The certificate.
    pub certificate: CertificateId,
    /// The other things; at most 500.
    pub things: Vec<DeviceName>,
}

/// The quarantine group, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "group")]
pub enum GroupState {
    /// It was not asked about, or could not be read.
    Unknown,
    /// There is no such group.
    Missing,
    /// It has no policy: being in it changes nothing.
    WithoutPolicy,
    /// It finds its things by a query: nobody can be put into it.
    Dynamic,
    /// It has these policies.
    Policies {
        /// By name.
        names: Vec<String>,
    },
}

/// What taking a device out of traffic would do, from AWS's own answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlastRadius {
    /// The device.
    pub device: DeviceName,
    /// When the reading began.
    pub read: Timestamp,
    /// Whether the registry has it; `None` when that could not be read.
    pub registered: Option<bool>,
    /// The client id that it is connected with, if it is.
    pub client: Option<String>,
    /// The group.
    pub group_name: GroupName,
    /// Its state.
    pub group: GroupState,
    /// What connecting, publishing and subscribing stops.
    pub stops: Vec<Stop>,
    /// Who else uses its certificates.
    pub shares: Vec<Share>,
    /// The dynamic group that gives way at the limit of ten groups.
    pub evicts: Option<GroupName>,
    /// Whether it is in ten static groups, so that it can't be put into another.
    pub full: bool,
    /// Jobs that would be interrupted.
    pub jobs: Vec<JobExecution>,
    /// The recovery questions.
    pub recovery: Recovery,
    /// Whether a second person has to agree.
    pub needs_approval: bool,
    /// Why it could not become Effective or Verified, and what else to think of; sentences.
    pub warnings: Vec<String>,
    /// What could not be read; sentences.
    pub unread: Vec<String>,
}

impl BlastRadius {
    /// How many questions are allowed now and would not be after.
    pub fn stopped(&self) -> usize {
        self.stops.iter().filter(|one| one.now && !one.after).count()
    }

    /// The whole in one line, for the record.
    pub fn summary(&self) -> String {
        let mut parts = vec![format!(
            "stops {} of {} things asked about",
            self.stopped(),
            self.stops.len()
        )];
        let shared: usize = self.shares.iter().map(|one| one.things.len()).sum();
        if shared > 0 {
            parts.push(format!("certificate shared with {}", many(shared, "other thing")));
        }
        if let Some(group) = &self.evicts {
            parts.push(format!("{group} gives way"));
        }
        if !self.jobs.is_empty() {
            parts.push(many(self.jobs.len(), "running job"));
        }
        if !self.unread.is_empty() {
            parts.push(format!("{} could not be read", many(self.unread.len(), "part")));
        }
        parts.join(", ")
    }
}

fn many(count: usize, what: &str) -> String {
    let more = if count == 1 { "" } else { "s" };
    format!("{count} {what}{more}")
}
