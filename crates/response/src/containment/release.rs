use super::again::{Form, sent_before};
use super::chain::{entry_of, touch};
use super::list::current_of;
use super::observe::observe;
use crate::incidents::known;
use crate::ports::{Begin, Begun};
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Aim, Approval, Before, Containment, Course, Strength};
use domain::device::DeviceAct;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// Asks for a device to be let back into traffic: out of the quarantine group, whoever put it there, and the
/// certificates active again that its quarantine deactivated. On the record when this returns; until AWS shows it, the
/// device counts as contained.
pub async fn release(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    incident: Option<&IncidentId>,
    device: &DeviceName,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Release)?;
    let form = Form {
        entry,
        incident,
        device,
    };
    let same = |there: &DeviceAct| matches!(there, DeviceAct::Release { reason: why, .. } if *why == reason);
    if let Some(done) = again(console, actor, form, same, "Release requested").await? {
        return Ok(done);
    }
    if let Some(id) = incident {
        known(console, id).await?;
    }
    let current = current_of(console, device).await?;
    let aim = match &current {
        Some(one) if !one.order.contains() => {
            let who = one.order.who.name();
            return Err(ResponseError::Refused(format!(
                "{who} asked for its release already."
            )));
        }
        Some(one) if !one.order.approval.lets_act() => {
            return Err(ResponseError::Refused(
                "It waits for a second person and was not quarantined. Reject it instead.".into(),
            ));
        }
        Some(one) => Aim::Release {
            leave_group: true,
            activate: blocked_by(&one.order),
        },
        None => elsewhere(console, device).await?,
    };
    let of = current.as_ref().map(|one| one.order.id.clone());
    let does = DeviceAct::Release {
        of: of.clone(),
        reason: reason.clone(),
    };
    let strength = current.as_ref().map_or(Strength::Group, |one| one.order.strength);
    let order = order(
        console,
        actor,
        entry,
        incident,
        device,
        aim,
        strength,
        reason,
        current.as_ref(),
    );
    begin(console, order, does, "Release requested").await
}

/// The certificates that a quarantine deactivated.
fn blocked_by(order: &Containment) -> Vec<domain::ids::CertificateId> {
    match &order.before {
        Some(before) if order.strength.by_certificate() => before.active(),
        _ => Vec::new(),
    }
}

/// A quarantine that was not asked for here: the group is all that is known of it.
async fn elsewhere(console: &Console, device: &DeviceName) -> Result<Aim, ResponseError> {
    let group = &console.settings.containment.group;
    let is_in = console
        .fleet
        .groups(device)
        .await?
        .iter()
        .any(|one| &one.group == group);
    if !is_in {
        return Err(ResponseError::Refused(format!(
            "{device} is not quarantined: it is not in {group}, and nobody asked for it here."
        )));
    }
    Ok(Aim::Release {
        leave_group: true,
        activate: Vec::new(),
    })
}

#[expect(clippy::too_many_arguments, reason = "what an order is made of")]
pub(super) fn order(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    incident: Option<&IncidentId>,
    device: &DeviceName,
    aim: Aim,
    strength: Strength,
    reason: Reason,
    current: Option<&Course>,
) -> Containment {
    Containment {
        id: entry.clone(),
        device: device.clone(),
        incident: incident.cloned(),
        aim,
        strength,
        group: current.map_or_else(
            || console.settings.containment.group.clone(),
            |one| one.order.group.clone(),
        ),
        evict: true,
        cut: true,
        reason,
        who: actor.who.clone(),
        requested: console.clock.now(),
        before: None,
        expires: None,
        approval: Approval::NotNeeded,
        batch: None,
        replaces: current.map(|one| one.order.id.clone()),
    }
}

/// What a form that was sent twice came to; another form under the same id is refused. `same` is what it says of the act
/// that it was taken for.
pub(super) async fn again(
    console: &Console,
    actor: &Actor,
    form: Form<'_>,
    same: impl FnOnce(&DeviceAct) -> bool,
    said: &str,
) -> Result<Option<Done>, ResponseError> {
    if !sent_before(console, actor, form, |there, _| same(there)).await? {
        return Ok(None);
    }
    let version = touch(console, form.incident, form.device).await?;
    Ok(Some(Done {
        entry: form.entry.clone(),
        version: version.unwrap_or_default(),
        said: said.to_owned(),
        in_doubt: false,
        incident: form.incident.cloned(),
    }))
}

/// Writes one order with its act.
pub(super) async fn begin(
    console: &Console,
    order: Containment,
    does: DeviceAct,
    said: &str,
) -> Result<Done, ResponseError> {
    let incident = order.incident.clone();
    let entry = entry_of(
        console,
        &order.who,
        order.id.clone(),
        incident.as_ref(),
        &order.device,
        does,
    );
    let (id, device) = (order.id.clone(), order.device.clone());
    let begin = Begin {
        entry,
        mirror: incident.clone(),
        course: Course::begins(order),
    };
    match console
        .journal
        .begin_containments(&[begin])
        .await?
        .into_iter()
        .next()
    {
        Some(Begun::New(_) | Begun::Already(_)) => {}
        Some(Begun::Other(other)) => {
            let what = if other.order.contains() {
                "quarantine"
            } else {
                "release"
            };
            let who = other.order.who.name();
            return Err(ResponseError::Refused(format!(
                "{who} asked for a {what} of it at the same time."
            )));
        }
        Some(Begun::Gone) | None => {
            return Err(ResponseError::Refused(
                "What it was under changed meanwhile. Look again.".into(),
            ));
        }
    }
    let version = touch(console, incident.as_ref(), &device).await?;
    Ok(Done {
        entry: id,
        version: version.unwrap_or_default(),
        said: said.to_owned(),
        in_doubt: false,
        incident,
    })
}

/// How a device is now, for what an order goes back to.
pub(super) async fn before(
    console: &Console,
    device: &DeviceName,
) -> Result<(Before, domain::containment::Observation), ResponseError> {
    let seen = observe(&*console.fleet, console.clock.now(), device).await;
    match Before::of(&seen, Strength::Both) {
        Some(before) => Ok((before, seen)),
        None => Err(ResponseError::Refused(format!(
            "How {device} is now could not be read, so nobody can say what would change: {}.",
            seen.unread().join("; ")
        ))),
    }
}
