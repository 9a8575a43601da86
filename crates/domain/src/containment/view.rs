use super::{Course, Stage};
use crate::ids::CertificateId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A course as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainmentView {
    /// The course.
    pub course: Course,
    /// How far it is.
    pub stage: Stage,
    /// One sentence: what is so, and what it waits for.
    pub line: String,
    /// The moment that it waits for, to count down to.
    pub until: Option<Timestamp>,
    /// The server's clock when this was made.
    pub now: Timestamp,
}

impl ContainmentView {
    /// The course at `now`.
    pub fn of(course: Course, now: Timestamp) -> Self {
        Self {
            stage: course.stage(),
            line: course.line(now),
            until: course.until(now),
            course,
            now,
        }
    }
}

/// The first characters of a certificate's id, as a reader tells it from others.
pub(super) fn short_id(id: &CertificateId) -> &str {
    &id.as_str()[..8]
}

impl Course {
    /// The moment that the next state waits for; `None` when it waits for no time.
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        let found = &self.progress;
        let moment = match self.stage() {
            Stage::Waits => match &self.order.approval {
                super::Approval::Waits { until } => Some(*until),
                _ => None,
            },
            Stage::Applied => found.binds,
            Stage::Effective => found.quiet.filter(|_| found.cannot.is_none()),
            _ => None,
        };
        moment.filter(|at| *at > now)
    }

    /// What is so and what it waits for, in one sentence. Never more than was read back.
    pub fn line(&self, now: Timestamp) -> String {
        let found = &self.progress;
        let device = &self.order.device;
        let waits = self.until(now).map(|until| format!("{} UTC", until.clock_text()));
        let cannot = found.cannot.as_deref();
        match (self.stage(), waits) {
            (Stage::Waits, Some(left)) => {
                format!("Quarantine of {device} waits for a second person until {left}.")
            }
            (Stage::Waits, None) => format!("The request to quarantine {device} lapses: nobody answered."),
            (Stage::Requested, _) => match &found.trouble {
                Some(one) => format!(
                    "Quarantine of {device} fails: {} ({}).",
                    one.why,
                    one.step.words()
                ),
                None if cannot.is_some() => format!(
                    "Quarantine of {device} is Requested. {}",
                    cannot.unwrap_or_default()
                ),
                None => format!("Quarantine of {device} is Requested; AWS does not show it yet."),
            },
            (Stage::Partial, _) => {
                let why = found.trouble.as_ref().map_or("", |one| one.why.as_str());
                format!("Quarantine of {device} is Partial and is tried again: {why}.")
            }
            (Stage::Applied, Some(left)) => {
                let reason = cannot.map_or_else(String::new, |why| format!(" {why}"));
                format!("Quarantine is Applied, not Effective yet: policy delay until {left}.{reason}")
            }
            (Stage::Applied, None) => {
                let why = cannot.unwrap_or("it is still connected, or was not read back yet.");
                format!("Quarantine of {device} is Applied, not Effective: {why}")
            }
            (Stage::Effective, Some(left)) => {
                format!("Quarantine is Effective, not Verified yet: quiet until {left}.")
            }
            (Stage::Effective, None) => match cannot {
                Some(why) => format!("Quarantine of {device} is Effective and cannot be verified. {why}"),
                None => format!("Quarantine of {device} is Effective; it is being read back."),
            },
            (Stage::Verified, _) => format!("Quarantine of {device} is Verified."),
            (Stage::Releasing, _) => match &found.trouble {
                Some(one) => format!("Release of {device} fails and it stays contained: {}.", one.why),
                None => format!("{device} is being released; it is still contained."),
            },
            (Stage::Released, _) => format!("{device} is released."),
            (Stage::Rejected, _) => format!("Quarantine of {device} was rejected."),
            (Stage::Lapsed, _) => format!("Nobody approved the quarantine of {device} in time."),
            (Stage::Replaced, _) => format!("Another order for {device} took its place."),
        }
    }
}
