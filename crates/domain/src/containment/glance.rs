use super::{Answers, Strength};
use crate::device::{Captured, Certificate, CertificateStatus, GroupMembership};
use crate::ids::{DeviceName, GroupName};
use crate::time::Timestamp;

/// How many groups a thing may be in (AWS IoT's quota).
pub const GROUPS: usize = 10;

/// Whether a thing of these groups is in as many as it may be in, and not in `group`; with the dynamic one that would give way,
/// the last of them.
pub fn full(groups: &[GroupMembership], group: &GroupName) -> Option<Option<GroupName>> {
    if groups.len() < GROUPS || groups.iter().any(|one| &one.group == group) {
        return None;
    }
    let gives_way = groups.iter().rev().find(|one| one.dynamic);
    Some(gives_way.map(|one| one.group.clone()))
}

/// What is known of one of many devices before they are taken out of traffic: as it was read last, for nobody asks AWS about
/// a thousand of them first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The device.
    pub device: DeviceName,
    /// When that was read; `None` of a device that nobody looked at yet.
    pub read: Option<Timestamp>,
    /// Whether a second person has to agree.
    pub waits: bool,
    /// How many other things use its active certificates.
    pub shares: usize,
    /// The client id that it was connected with, where that isn't its name.
    pub client: Option<String>,
    /// Whether a session of it was ever seen; `None` where that was not read.
    pub seen: Option<bool>,
    /// How many jobs ran.
    pub jobs: usize,
    /// Whether it has no room for the quarantine group ([`full`]).
    pub full: Option<Option<GroupName>>,
}

impl Glance {
    /// Reads it off a device's capture; `answers` is what is known of its recovery questions.
    pub fn of(device: &DeviceName, captured: Option<&Captured>, answers: Answers, group: &GroupName) -> Self {
        let mut glance = Self {
            device: device.clone(),
            read: captured.map(|one| one.at),
            waits: answers.needs_second_person(),
            shares: 0,
            client: None,
            seen: None,
            jobs: 0,
            full: None,
        };
        let Some(device) = captured.map(|one| &one.device) else {
            return glance;
        };
        let active = |one: &&Certificate| one.status == CertificateStatus::Active;
        let certificates = device.certificates.value.iter().flatten().filter(active);
        glance.shares = certificates.map(|one| one.shared_with.len()).sum();
        if let Some(connection) = &device.connection.value {
            glance.seen = Some(connection.was_seen());
            let other = |client: &&String| client.as_str() != device.name.as_str();
            glance.client = connection.client.as_ref().filter(other).cloned();
        }
        let jobs = device.jobs.value.iter().flatten();
        glance.jobs = jobs.filter(|one| one.is_running()).count();
        glance.full = device
            .groups
            .value
            .as_deref()
            .and_then(|groups| full(groups, group));
        glance
    }

    /// What to think of before, in words; `strength` leaves out what it doesn't concern.
    pub fn words(&self, strength: Option<Strength>) -> Vec<String> {
        let (group, certificate) = (
            strength.is_none_or(Strength::by_group),
            strength.is_none_or(Strength::by_certificate),
        );
        let many = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let mut told = Vec::new();
        let mut tell = |is_so: bool, words: String| told.extend(is_so.then_some(words));
        tell(self.waits, "mission-critical: waits for a second person".into());
        if let Some(client) = &self.client {
            tell(
                group,
                format!("connected as {client}, which group policies don't bind"),
            );
        }
        tell(
            certificate && self.shares > 0,
            format!("certificate shared with {}", many(self.shares, "other thing")),
        );
        match &self.full {
            Some(Some(dynamic)) => tell(
                group,
                format!("in {GROUPS} groups: {dynamic} would have to give way"),
            ),
            Some(None) => tell(group, format!("in {GROUPS} static groups: AWS refuses another")),
            None => {}
        }
        tell(self.jobs > 0, many(self.jobs, "running job"));
        tell(self.seen == Some(false), "never seen connected".into());
        tell(self.read.is_none(), "not looked at yet".into());
        told
    }

    /// The same in a line for the record; `None` where there is nothing to tell.
    pub fn summary(&self, strength: Strength) -> Option<String> {
        let told = self.words(Some(strength));
        let read = self.read.map(|at| format!("as read {}: ", at.clock_text()));
        (!told.is_empty()).then(|| format!("{}{}", read.unwrap_or_default(), told.join(", ")))
    }
}
