use super::{Approval, Observation, Strength};
use crate::actor::Who;
use crate::device::{CertificateStatus, GroupMembership};
use crate::ids::{CertificateId, DeviceName, EntryId, GroupName, IncidentId};
use crate::text::Reason;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Which way a device goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "aim")]
pub enum Aim {
    /// Out of traffic.
    Contain,
    /// Back into traffic: out of the group first, then the certificates, the strongest block last.
    Release {
        /// Whether it leaves the quarantine group.
        leave_group: bool,
        /// The certificates that become active again; others stay as they are.
        activate: Vec<CertificateId>,
    },
}

/// How a device was before the act: what an undo goes back to. A part that the act doesn't touch may be unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Its groups.
    pub groups: Option<Vec<GroupMembership>>,
    /// Its certificates.
    pub certificates: Option<Vec<(CertificateId, CertificateStatus)>>,
    /// When the reading began.
    pub read: Timestamp,
}

impl Before {
    /// What an observation holds; `None` when a part could not be read that an act of this strength changes.
    pub fn of(seen: &Observation, strength: Strength) -> Option<Self> {
        let lacks = (strength.by_group() && seen.groups.is_err())
            || (strength.by_certificate() && seen.certificates.is_err());
        let certificates = seen.certificates.as_ref().ok().map(|all| {
            let pairs = all.iter().map(|one| (one.id.clone(), one.status.clone()));
            pairs.collect()
        });
        (!lacks).then(|| Self {
            groups: seen.groups.clone().ok(),
            certificates,
            read: seen.at,
        })
    }

    /// Whether it was in the group.
    pub fn in_group(&self, group: &GroupName) -> bool {
        self.groups.iter().flatten().any(|one| &one.group == group)
    }

    /// The certificates that were active.
    pub fn active(&self) -> Vec<CertificateId> {
        let all = self.certificates.iter().flatten();
        all.filter(|(_, status)| *status == CertificateStatus::Active)
            .map(|(id, _)| id.clone())
            .collect()
    }
}

/// What somebody asked for: one device out of traffic, or back into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Containment {
    /// The act's entry on the record.
    pub id: EntryId,
    /// The device.
    pub device: DeviceName,
    /// The incident it was asked from, on whose record it is told.
    pub incident: Option<IncidentId>,
    /// Which way.
    pub aim: Aim,
    /// By what.
    pub strength: Strength,
    /// The quarantine group.
    pub group: GroupName,
    /// Whether a dynamic group may give way at the limit of ten groups.
    pub evict: bool,
    /// Whether its session is cut, and again whenever it reconnects.
    pub cut: bool,
    /// Why.
    pub reason: Reason,
    /// Who.
    pub who: Who,
    /// When it was asked for.
    pub requested: Timestamp,
    /// How it was before the first change; read and kept before anything is changed.
    pub before: Option<Before>,
    /// When somebody is asked again whether it is to last; it never releases by itself.
    pub expires: Option<Timestamp>,
    /// Whether a second person has to agree.
    pub approval: Approval,
    /// The form that asked for several devices at once.
    pub batch: Option<EntryId>,
    /// The order that this one takes the place of.
    pub replaces: Option<EntryId>,
}

impl Containment {
    /// Whether it takes the device out of traffic.
    pub fn contains(&self) -> bool {
        self.aim == Aim::Contain
    }
}
