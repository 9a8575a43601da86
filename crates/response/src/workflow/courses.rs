//! Orders as the incident's timeline tells them: what a process without a database knows of its earlier looks.

use super::Containing;
use domain::act::Act;
use domain::containment::{
    Aim, Approval, Containment, ContainmentSettings, Course, Progress, Proof, Stage, Strength,
};
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::text::Reason;
use domain::time::Timestamp;
use domain::timeline::Reported;

/// The id of the order about a device on an incident: one, however often the runbook is started.
pub(crate) fn order_id(incident: &IncidentId, device: &DeviceName) -> EntryId {
    EntryId::named(&format!("workflow contains {device} on {incident}"))
}

/// What the orders of an incident about several devices have in common: who has to agree to them is paged once.
pub(super) fn batch(incident: &IncidentId) -> EntryId {
    EntryId::named(&format!("workflow contains on {incident}"))
}

/// An order asked for now. `waits` says that somebody has to agree first.
pub(super) fn order(
    settings: &ContainmentSettings,
    strength: Strength,
    incident: &IncidentId,
    device: &DeviceName,
    requested: Timestamp,
    waits: bool,
    reason: Reason,
) -> Containment {
    Containment {
        id: order_id(incident, device),
        device: device.clone(),
        incident: Some(incident.clone()),
        aim: Aim::Contain,
        strength,
        group: settings.group.clone(),
        evict: true,
        cut: true,
        reason,
        who: Containing::who(),
        requested,
        before: None,
        expires: None,
        approval: if waits {
            Approval::Waits {
                until: requested.plus(settings.approval),
            }
        } else {
            Approval::NotNeeded
        },
        batch: None,
        replaces: None,
    }
}

/// The order that a report asks for, as it was when it was asked for; `None` for a report of anything else.
pub(crate) fn ordered(
    settings: &ContainmentSettings,
    incident: &IncidentId,
    reported: &Reported,
) -> Option<Containment> {
    let Body::Act(Act::Device {
        device,
        does:
            DeviceAct::Quarantine {
                approval,
                reason,
                strength,
                group,
                batch,
                ..
            },
    }) = &reported.entry.body
    else {
        return None;
    };
    let at = reported.entry.at;
    let order = order(
        settings,
        *strength,
        incident,
        device,
        at,
        *approval,
        reason.clone(),
    );
    Some(Containment {
        group: group.clone(),
        before: reported.before.clone(),
        batch: batch.clone(),
        ..order
    })
}

/// The entry that asks for an order. `blast` is what else it stops.
pub(super) fn asks(incident: &IncidentId, order: &Containment, blast: Option<String>) -> NewEntry {
    entry(
        incident,
        order.id.clone(),
        order.requested,
        &order.device,
        DeviceAct::Quarantine {
            strength: order.strength,
            group: order.group.clone(),
            blast,
            expires: None,
            approval: !order.approval.lets_act(),
            reason: order.reason.clone(),
            batch: order.batch.clone(),
        },
    )
}

/// The entry that tells how far an order is.
pub(super) fn tells(
    incident: &IncidentId,
    order: &Containment,
    at: Timestamp,
    stage: Stage,
    proof: String,
) -> NewEntry {
    let id = order.id.derived(&format!("{} at {}", stage.word(), at.0));
    let of = order.id.clone();
    entry(
        incident,
        id,
        at,
        &order.device,
        DeviceAct::Report {
            of,
            stage,
            proof,
            batch: None,
        },
    )
}

fn entry(
    incident: &IncidentId,
    id: EntryId,
    at: Timestamp,
    device: &DeviceName,
    does: DeviceAct,
) -> NewEntry {
    NewEntry {
        id,
        chain: ChainId::Incident(incident.clone()),
        who: Containing::who(),
        at,
        body: Body::Act(Act::Device {
            device: device.clone(),
            does,
        }),
    }
}

/// The order about a device as it was told, with how far it was told to be; `None` when it was never asked for. What
/// is known by telling alone is never more than what was read: a moment that was told is later than the reading.
pub(super) fn course(
    desk: &Containing,
    incident: &IncidentId,
    device: &DeviceName,
    told: &[Reported],
) -> Option<Course> {
    let id = order_id(incident, device);
    let asked = told.iter().find(|one| one.entry.id == id)?;
    let order = ordered(&desk.containment, incident, asked)?;
    let strength = order.strength;
    let mut course = Course::begins(order);
    for one in told {
        if let Body::Act(Act::Device {
            does: DeviceAct::Report { of, stage, proof, .. },
            ..
        }) = &one.entry.body
            && *of == id
        {
            reach(
                &mut course.progress,
                strength,
                *stage,
                one.entry.at,
                proof,
                &desk.containment,
            );
        }
    }
    Some(course)
}

/// Notes a stage that was told.
fn reach(
    found: &mut Progress,
    strength: Strength,
    stage: Stage,
    at: Timestamp,
    read: &str,
    settings: &ContainmentSettings,
) {
    let proof = || Proof {
        at,
        read: read.to_owned(),
    };
    match stage {
        Stage::Applied => {
            if found.applied.is_none() {
                found.in_group = strength.by_group().then_some(at);
                found.blocked = strength.by_certificate().then_some(at);
                found.applied = Some(proof());
            }
            (found.effective, found.quiet, found.verified) = (None, None, None);
        }
        Stage::Effective => {
            found.effective = Some(proof());
            found.quiet = Some(at.plus(settings.quiet));
            found.verified = None;
        }
        Stage::Verified => found.verified = Some(proof()),
        Stage::Requested => *found = Progress::default(),
        _ => {}
    }
}
