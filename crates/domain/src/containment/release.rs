//! Back into traffic.

use super::{Aim, Containment, Observation, Progress, Proof, Step};
use crate::device::CertificateStatus;

/// One kind of block after the other: the next is asked for once the one before was read back as gone.
pub(super) fn advance(order: &Containment, found: &mut Progress, seen: &Observation) -> Vec<Step> {
    let Aim::Release {
        leave_group,
        activate,
    } = &order.aim
    else {
        return Vec::new();
    };
    if seen.registered == Ok(false) {
        found.cannot = Some("The registry has no thing of this name any more.".to_owned());
    }
    if *leave_group {
        match &seen.groups {
            Ok(groups) if groups.iter().any(|one| one.group == order.group) => {
                let group = order.group.clone();
                return vec![Step::RemoveFromGroup { group }];
            }
            Ok(_) => found.in_group = None,
            Err(_) => return Vec::new(),
        }
    }
    let Ok(certificates) = &seen.certificates else {
        return Vec::new();
    };
    let mut lost = 0;
    let mut steps = Vec::new();
    for id in activate {
        match certificates
            .iter()
            .find(|one| one.id == *id)
            .map(|one| &one.status)
        {
            Some(CertificateStatus::Active) => {}
            Some(CertificateStatus::Inactive) => steps.push(Step::SetCertificate {
                id: id.clone(),
                active: true,
            }),
            // Revoked, in transfer or detached: nobody here can make it active, and somebody decided so.
            _ => lost += 1,
        }
    }
    if steps.is_empty() && found.released.is_none() {
        found.blocked = None;
        found.released = Some(Proof {
            at: seen.at,
            read: words(order, *leave_group, activate.len() - lost, lost, seen),
        });
    }
    steps
}

fn words(order: &Containment, leave: bool, active: usize, lost: usize, seen: &Observation) -> String {
    let parts = [
        leave.then(|| format!("not in {}", order.group)),
        (active > 0).then(|| format!("{active} certificates active again")),
        (lost > 0).then(|| format!("{lost} certificates are revoked, in transfer or detached and stay so")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let what = if parts.is_empty() {
        "nothing to take back".to_owned()
    } else {
        parts.join(", ")
    };
    format!("{what}, read back {}", seen.at.clock_text())
}
