use super::{Aim, Before, Containment, Observation};
use crate::device::{Certificate, CertificateStatus, GroupMembership};
use crate::ids::CertificateId;
use serde::{Deserialize, Serialize};

/// What somebody else changed since an act, so that undoing it would not lead back to where it began.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Difference {
    /// What: a group, a certificate.
    pub what: String,
    /// How the act left it.
    pub left: String,
    /// How it is now.
    pub now: String,
}

/// What is not as the act left it. A part that can't be read now is told as such: nobody knows.
pub fn differences(order: &Containment, seen: &Observation) -> Vec<Difference> {
    let Some(before) = &order.before else {
        return Vec::new();
    };
    let mut all = Vec::new();
    match (&before.groups, &seen.groups) {
        (Some(then), Ok(now)) => groups(order, then, now, &mut all),
        (Some(_), Err(error)) => all.push(unread("groups", error)),
        (None, _) => {}
    }
    match (&before.certificates, &seen.certificates) {
        (Some(_), Ok(now)) => certificates(order, before, now, &mut all),
        (Some(_), Err(error)) => all.push(unread("certificates", error)),
        (None, _) => {}
    }
    all
}

fn unread(what: &str, error: &str) -> Difference {
    Difference {
        what: what.to_owned(),
        left: "known".to_owned(),
        now: format!("could not be read: {error}"),
    }
}

/// Dynamic groups come and go by their queries; they are nobody's change.
fn groups(order: &Containment, then: &[GroupMembership], now: &[GroupMembership], all: &mut Vec<Difference>) {
    let is_in =
        |list: &[GroupMembership], one: &GroupMembership| list.iter().any(|other| other.group == one.group);
    let quarantine = GroupMembership {
        group: order.group.clone(),
        dynamic: false,
    };
    let left = match &order.aim {
        Aim::Contain => order.strength.by_group() || is_in(then, &quarantine),
        Aim::Release { leave_group, .. } => !leave_group && is_in(then, &quarantine),
    };
    let word = |is_in: bool| if is_in { "in it" } else { "not in it" }.to_owned();
    let mut tell = |one: &GroupMembership, left: bool| {
        let now = is_in(now, one);
        if left != now {
            all.push(Difference {
                what: format!("group {}", one.group),
                left: word(left),
                now: word(now),
            });
        }
    };
    tell(&quarantine, left);
    let other = |one: &&GroupMembership| !one.dynamic && one.group != order.group;
    for one in then.iter().filter(other) {
        tell(one, true);
    }
    for one in now.iter().filter(other).filter(|one| !is_in(then, one)) {
        tell(one, false);
    }
}

fn certificates(order: &Containment, before: &Before, now: &[Certificate], all: &mut Vec<Difference>) {
    let mut tell = |id: &CertificateId, left: &str, now: &str| {
        if left != now {
            all.push(Difference {
                what: format!("certificate {}", super::view::short_id(id)),
                left: left.to_owned(),
                now: now.to_owned(),
            });
        }
    };
    let known = || before.certificates.iter().flatten();
    for (id, status) in known() {
        let left = match &order.aim {
            Aim::Contain if order.strength.by_certificate() && *status == CertificateStatus::Active => {
                &CertificateStatus::Inactive
            }
            Aim::Release { activate, .. } if activate.contains(id) => &CertificateStatus::Active,
            Aim::Contain | Aim::Release { .. } => status,
        };
        let now = now.iter().find(|one| one.id == *id);
        tell(
            id,
            left.word(),
            now.map_or("not attached", |one| one.status.word()),
        );
    }
    for one in now {
        if !known().any(|(id, _)| *id == one.id) {
            tell(&one.id, "not attached", one.status.word());
        }
    }
}
