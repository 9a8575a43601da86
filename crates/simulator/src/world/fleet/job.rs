//! Jobs and their executions.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::Fleet;
use crate::wire::Refusal;

/// A job: something that devices are asked to do.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub id: String,
    pub source: Option<String>,
    pub targets: Vec<String>,
    /// The members of the request that are answered as they came.
    pub members: Map<String, Value>,
    pub created: i64,
    pub updated: i64,
    pub completed: Option<i64>,
    /// By thing.
    pub executions: BTreeMap<String, Execution>,
}

/// A job on one thing.
#[derive(Clone, Debug)]
pub(crate) struct Execution {
    /// A value of the model's `JobExecutionStatus`.
    pub status: &'static str,
    pub queued: i64,
    pub started: Option<i64>,
    pub updated: i64,
    pub number: i64,
    pub retry: i64,
    /// Grows with every change by the device.
    pub version: i64,
    pub details: BTreeMap<String, String>,
    /// When it times out.
    pub times_out: Option<i64>,
}

/// The members of a request that a job is described with.
const MEMBERS: &[&str] = &[
    "abortConfig",
    "description",
    "destinationPackageVersions",
    "documentParameters",
    "jobExecutionsRetryConfig",
    "jobExecutionsRolloutConfig",
    "namespaceId",
    "presignedUrlConfig",
    "schedulingConfig",
    "targetSelection",
    "timeoutConfig",
];

impl Execution {
    /// An execution that waits for its device.
    pub(crate) const fn queued(now: i64) -> Self {
        Self {
            status: "QUEUED",
            queued: now,
            started: None,
            updated: now,
            number: 1,
            retry: 0,
            version: 1,
            details: BTreeMap::new(),
            times_out: None,
        }
    }
}

impl Fleet {
    /// The things that a job's targets name.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for a target that is neither a thing nor a group of this account.
    pub(crate) fn things_of_targets(&self, targets: &[String]) -> Result<BTreeSet<String>, Refusal> {
        let mut things = BTreeSet::new();
        for target in targets {
            let thing = self
                .arns
                .name("thing", target)
                .filter(|name| self.things.contains_key(*name));
            let group = self
                .arns
                .name("thinggroup", target)
                .filter(|name| self.groups.contains_key(*name));
            match (thing, group) {
                (Some(thing), _) => {
                    things.insert(thing.to_owned());
                }
                (None, Some(group)) => {
                    let within = |name: &&String| {
                        let mut groups = self.groups_of(name).iter();
                        groups.any(|own| self.stored().lineage(own).any(|above| above == group))
                    };
                    things.extend(self.things.keys().filter(within).cloned());
                }
                (None, None) => {
                    let message = format!("Target {target} cannot be found.");
                    return Err(Refusal::new(404, "ResourceNotFoundException", message));
                }
            }
        }
        Ok(things)
    }
}

impl Job {
    /// A job as a request describes it; one that is scheduled for later has no executions yet.
    pub(crate) fn new(
        id: &str,
        input: &Value,
        targets: Vec<String>,
        things: BTreeSet<String>,
        now: i64,
    ) -> Self {
        let given = input.as_object().into_iter().flatten();
        let mut members: Map<String, Value> = given
            .filter(|(name, _)| MEMBERS.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        members
            .entry("targetSelection")
            .or_insert_with(|| "SNAPSHOT".into());
        let scheduled = members.contains_key("schedulingConfig");
        let things = things.into_iter().filter(|_| !scheduled);
        Self {
            id: id.to_owned(),
            source: input["documentSource"].as_str().map(str::to_owned),
            targets,
            members,
            created: now,
            updated: now,
            completed: None,
            executions: things.map(|thing| (thing, Execution::queued(now))).collect(),
        }
    }

    /// `SCHEDULED` before its start, `COMPLETED` once every execution ended, otherwise `IN_PROGRESS`.
    pub(crate) fn status(&self) -> &'static str {
        match self.completed {
            Some(_) => "COMPLETED",
            None if self.members.contains_key("schedulingConfig") && self.executions.is_empty() => {
                "SCHEDULED"
            }
            None => "IN_PROGRESS",
        }
    }
}
