use super::{
    Certificate, Connection, EffectivePolicy, GroupMembership, JobExecution, RetainedTopic, Section, Shadow,
    Subscription, Thing, Tunnel, Violation,
};
use crate::containment::Answers;
use crate::ids::DeviceName;
use serde::{Deserialize, Serialize};

/// All that is known of a device, now or as it was captured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Its name.
    pub name: DeviceName,
    /// The registry's thing; `Some(None)` when the registry has none.
    pub thing: Section<Option<Thing>>,
    /// Its groups.
    pub groups: Section<Vec<GroupMembership>>,
    /// Its certificates.
    pub certificates: Section<Vec<Certificate>>,
    /// The policies that count for it.
    pub policies: Section<Vec<EffectivePolicy>>,
    /// Its connection.
    pub connection: Section<Connection>,
    /// What it subscribed to.
    pub subscriptions: Section<Vec<Subscription>>,
    /// What it violates.
    pub violations: Section<Vec<Violation>>,
    /// Its shadow; `Some(None)` when it has none.
    pub shadow: Section<Option<Shadow>>,
    /// Its jobs, latest first.
    pub jobs: Section<Vec<JobExecution>>,
    /// Retained messages under its own topics.
    pub retained: Section<Vec<RetainedTopic>>,
    /// Tunnels to it.
    pub tunnels: Section<Vec<Tunnel>>,
}

impl Device {
    /// A device of which nothing was read yet.
    pub fn unread(name: DeviceName) -> Self {
        Self {
            name,
            thing: Section::default(),
            groups: Section::default(),
            certificates: Section::default(),
            policies: Section::default(),
            connection: Section::default(),
            subscriptions: Section::default(),
            violations: Section::default(),
            shadow: Section::default(),
            jobs: Section::default(),
            retained: Section::default(),
            tunnels: Section::default(),
        }
    }

    /// The recovery answers that its attributes have; `None` when the registry was not read.
    pub fn registry_answers(&self) -> Option<Answers> {
        let thing = self.thing.value.as_ref()?;
        Some(Answers::of_thing(thing.as_ref()))
    }

    /// The same after a later reading: sections that could not be read keep their value beside the error.
    #[must_use]
    pub fn after(self, later: Self) -> Self {
        Self {
            name: later.name,
            thing: self.thing.after(later.thing),
            groups: self.groups.after(later.groups),
            certificates: self.certificates.after(later.certificates),
            policies: self.policies.after(later.policies),
            connection: self.connection.after(later.connection),
            subscriptions: self.subscriptions.after(later.subscriptions),
            violations: self.violations.after(later.violations),
            shadow: self.shadow.after(later.shadow),
            jobs: self.jobs.after(later.jobs),
            retained: self.retained.after(later.retained),
            tunnels: self.tunnels.after(later.tunnels),
        }
    }
}
