//! Entries of the record.

use crate::act::Act;
use crate::actor::Who;
use crate::ids::{DeviceId, EntryId, IncidentId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::fmt;

/// Which hash chain an entry belongs to. One writer per chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChainId {
    /// One incident.
    Incident(IncidentId),
    /// One device, for what is done to it outside any incident.
    Device(DeviceId),
    /// The console itself: incidents started by hand, sign-ins, configuration.
    Console,
}

impl fmt::Display for ChainId {
    /// `incident/111122223333/Plan/7f3c…`, `device/111122223333/eu-central-1/pump-117` or `console`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Incident(id) => write!(f, "incident/{id}"),
            Self::Device(id) => write!(f, "device/{id}"),
            Self::Console => f.write_str("console"),
        }
    }
}

impl std::str::FromStr for ChainId {
    type Err = crate::ids::InvalidId;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(id) = text.strip_prefix("incident/") {
            id.parse().map(Self::Incident)
        } else if let Some(id) = text.strip_prefix("device/") {
            id.parse().map(Self::Device)
        } else {
            Ok(Self::Console)
        }
    }
}

/// How an act that needs the store ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// The store took it.
    Applied {
        /// What shows it, such as `read back 02:47:15` or the id the store gave.
        proof: String,
    },
    /// The store refused it, or it can't be done.
    Failed {
        /// What the store said.
        why: String,
    },
    /// Found at start or on retry without an end; the store was read back. Claims the state, never who caused it.
    Settled {
        /// Whether the store is as the act wanted it.
        holds: bool,
        /// What was read.
        read: String,
    },
}

impl Outcome {
    /// Whether the store is as the act wanted it.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Applied { .. } | Self::Settled { holds: true, .. })
    }
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "entry")]
pub enum Body {
    /// Somebody acts; for an act that needs the store, this is the request.
    Act(Act),
    /// How an earlier act ended.
    Outcome {
        /// The act's entry.
        of: EntryId,
        /// How it ended.
        result: Outcome,
    },
    /// A tombstone: the payload, with who acted, was erased by law. Never handed in.
    Erased {
        /// SHA-256 of the payload, hex, which the chain still covers.
        payload_hash: String,
    },
}

/// An entry as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEntry {
    /// Chosen by the form; the same id again is the same entry.
    pub id: EntryId,
    /// Which chain.
    pub chain: ChainId,
    /// Who.
    pub who: Who,
    /// When it is written.
    pub at: Timestamp,
    /// What it says.
    pub body: Body,
}

/// Acts that ended nobody knows any more how, by the erased entries that told it.
pub(crate) fn erased_ends(entries: &[Entry]) -> HashMap<EntryId, &EntryId> {
    let erased: HashSet<&EntryId> = entries
        .iter()
        .filter(|entry| matches!(entry.entry.body, Body::Erased { .. }))
        .map(|entry| &entry.entry.id)
        .collect();
    if erased.is_empty() {
        return HashMap::new();
    }
    let acts = entries
        .iter()
        .filter(|entry| matches!(entry.entry.body, Body::Act(_)))
        .map(|entry| (entry.entry.id.outcome(), &entry.entry.id));
    acts.filter(|(end, _)| erased.contains(end)).collect()
}

/// An entry on the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As it was handed in.
    #[serde(flatten)]
    pub entry: NewEntry,
    /// Its place in its chain, from 1.
    pub seq: u64,
    /// Its hash, 64 hex digits ([`crate::chain`]).
    pub hash: String,
}
