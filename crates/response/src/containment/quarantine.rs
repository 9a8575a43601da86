use super::again::{Form, is_as_long, sent_before};
use super::ask::{Asked, MOST, Outcome, QuarantineAsk};
use super::blast_radius;
use super::chain::{entry_of, touch};
use super::list::current_of;
use super::recovery::recovery_and_captures;
use crate::incidents::known;
use crate::ports::{Begin, Begun};
use crate::{Console, ResponseError};
use domain::actor::{Actor, Who};
use domain::containment::{Aim, Answers, Approval, Containment, Course, Glance, Strength};
use domain::device::DeviceAct;
use domain::ids::{DeviceName, EntryId};
use domain::rights::Right;
use domain::time::Timestamp;
use std::collections::BTreeSet;
use std::time::Duration;

/// How long the blast radius of a single device may take to be read before the request is written without it.
const PATIENCE: Duration = Duration::from_secs(3);

/// Asks for devices to be taken out of traffic. On the record when this returns, and nothing more: what AWS shows, the
/// courses tell. Of several devices each has an order of its own, and those that can't be are told with the reason; of
/// a single one that is an error.
pub async fn quarantine(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    ask: QuarantineAsk,
) -> Result<Asked, ResponseError> {
    actor.require(Right::Contain)?;
    let (devices, registry) = checked(console, &ask).await?;
    let now = console.clock.now();
    if let Some(id) = &ask.incident {
        known(console, id).await?;
    }
    if devices.len() > 1 && console.journal.entry(entry).await?.is_some() {
        // Of several each order has an id of its own: what stands under the form's is another form.
        return Err(ResponseError::OnRecord);
    }
    if devices.len() > 1 && console.readiness.devices().is_none() {
        // Which of them are critical, the registry may know; while it can't be read, what people said has to do.
        let _ = tokio::time::timeout(PATIENCE, crate::readiness::devices(console)).await;
    }
    let mut known = recovery_and_captures(console, &devices).await?;
    if let ([(one, _)], Some(registry)) = (known.as_mut_slice(), registry) {
        one.registry = registry;
    }
    let (mut begins, mut asked) = (Vec::new(), Vec::new());
    for (device, (recovery, captured)) in devices.iter().zip(known) {
        let id = order_id(entry, device, devices.len());
        if let Some(there) = console.journal.course(&id).await? {
            // The form once more: what it came to, whatever AWS says of the blast radius now.
            asked.push((
                device.clone(),
                Some(outcome(Some(same(console, actor, &ask, device, there).await?))),
            ));
            continue;
        }
        let current = current_of(console, device).await?;
        match order(
            console,
            actor,
            &ask,
            &id,
            device,
            current.as_ref(),
            now,
            recovery.answers(),
        ) {
            Ok(mut order) => {
                // Those asked for together are told of, and page, together.
                order.batch = (devices.len() > 1).then(|| entry.clone());
                let blast = if devices.len() == 1 {
                    blast(console, actor, device, order.strength).await
                } else {
                    let (captured, answers) = (captured.as_ref(), recovery.answers());
                    Glance::of(device, captured, answers, &order.group).summary(order.strength)
                };
                begins.push(begin(console, &ask, order, blast));
                asked.push((device.clone(), None));
            }
            Err(why) => asked.push((device.clone(), Some(Outcome::Refused(why)))),
        }
    }
    let mut begun = console.journal.begin_containments(&begins).await?.into_iter();
    let mut told = Vec::with_capacity(asked.len());
    let mut version = None;
    for (device, known) in asked {
        told.push((device, known.unwrap_or_else(|| outcome(begun.next()))));
    }
    for (device, _) in told
        .iter()
        .filter(|(_, outcome)| !matches!(outcome, Outcome::Refused(_)))
    {
        version = touch(console, ask.incident.as_ref(), device).await?.or(version);
        if devices.len() > 1 && version.is_some() {
            break;
        }
    }
    match told.as_slice() {
        [(_, Outcome::Refused(why))] => Err(ResponseError::Refused(why.clone())),
        _ => Ok(Asked {
            entry: entry.clone(),
            said: said(&told),
            devices: told,
            version,
        }),
    }
}

/// The devices once each, if all of them can be named in the registry; of a single one the recovery answers that the
/// registry has now, where that could be read.
async fn checked(
    console: &Console,
    ask: &QuarantineAsk,
) -> Result<(Vec<DeviceName>, Option<Answers>), ResponseError> {
    let mut seen = BTreeSet::new();
    let devices: Vec<DeviceName> = ask
        .devices
        .iter()
        .filter(|one| seen.insert(*one))
        .cloned()
        .collect();
    let refuse = |why: String| Err(ResponseError::Refused(why));
    if devices.is_empty() {
        return refuse("No device is named.".into());
    }
    if devices.len() > MOST {
        return refuse(format!(
            "{} devices are named; at most {MOST} can be taken at once.",
            devices.len()
        ));
    }
    if ask.expires.is_some_and(|at| at <= console.clock.now()) {
        return refuse("The time until which it lasts is over already.".into());
    }
    let mut registry = None;
    if let [device] = devices.as_slice()
        && device.is_thing_name()
    {
        let read = console.fleet.thing(device).await.ok();
        if read == Some(None) {
            return refuse(format!(
                "The registry has no thing {device}: there is nothing to quarantine."
            ));
        }
        registry = read.map(|thing| Answers::of_thing(thing.as_ref()));
    }
    Ok((devices, registry))
}

/// The order of a form that was sent before, if this is the same one.
async fn same(
    console: &Console,
    actor: &Actor,
    ask: &QuarantineAsk,
    device: &DeviceName,
    there: Course,
) -> Result<Begun, ResponseError> {
    let (order, now) = (&there.order, console.clock.now());
    let form = Form {
        entry: &order.id,
        incident: ask.incident.as_ref(),
        device,
    };
    let as_asked = |does: &DeviceAct, at| {
        matches!(does, DeviceAct::Quarantine { strength, expires, reason, .. }
            if strength.covers(ask.strength) && *reason == ask.reason
                && is_as_long((*expires, at), (ask.expires, now)))
    };
    let same_act = sent_before(console, actor, form, as_asked).await?;
    if same_act && (order.cut, order.evict) == (ask.cut, ask.evict) {
        Ok(Begun::Already(there))
    } else {
        Err(ResponseError::OnRecord)
    }
}

fn order_id(entry: &EntryId, device: &DeviceName, many: usize) -> EntryId {
    if many == 1 {
        entry.clone()
    } else {
        entry.derived(&format!("quarantine {device}"))
    }
}

fn order(
    console: &Console,
    actor: &Actor,
    ask: &QuarantineAsk,
    id: &EntryId,
    device: &DeviceName,
    current: Option<&Course>,
    now: Timestamp,
    answers: Answers,
) -> Result<Containment, String> {
    if !device.is_thing_name() {
        return Err(format!(
            "{device} is no thing name: the registry can't have it. Cut its connection instead."
        ));
    }
    let contains = current.filter(|one| one.order.contains());
    if let Some(current) = contains {
        if !current.order.approval.lets_act() {
            return Err(format!(
                "{} asked for it already; it waits for a second person.",
                current.order.who.name()
            ));
        }
        if current.order.strength.covers(ask.strength) {
            let (who, at) = (current.order.who.name(), current.order.requested.clock_text());
            return Err(format!(
                "{device} is quarantined already: {who} asked for it at {at}."
            ));
        }
    }
    let stronger = contains.map_or(ask.strength, |one| one.order.strength.with(ask.strength));
    Ok(Containment {
        id: id.clone(),
        device: device.clone(),
        incident: ask.incident.clone(),
        aim: Aim::Contain,
        strength: stronger,
        group: console.settings.containment.group.clone(),
        evict: ask.evict,
        cut: ask.cut,
        reason: ask.reason.clone(),
        who: actor.who.clone(),
        requested: now,
        before: None,
        expires: ask.expires,
        approval: approval(console, &actor.who, answers, contains.is_some(), now),
        batch: None,
        replaces: current.map(|one| one.order.id.clone()),
    })
}

/// Whether a second person has to agree. What is out of traffic already may be held more firmly without asking again.
fn approval(console: &Console, who: &Who, answers: Answers, held: bool, now: Timestamp) -> Approval {
    if Approval::is_needed(who, answers) && !held {
        Approval::Waits {
            until: now.plus(console.settings.containment.approval),
        }
    } else {
        Approval::NotNeeded
    }
}

/// What the act would do, in a line; `None` when that can't be read soon enough: nobody waits for it at 03:00.
async fn blast(console: &Console, actor: &Actor, device: &DeviceName, strength: Strength) -> Option<String> {
    let read = blast_radius(console, actor, device, strength);
    let read = tokio::time::timeout(PATIENCE, read).await.ok()?.ok()?;
    Some(read.summary())
}

fn begin(console: &Console, ask: &QuarantineAsk, order: Containment, blast: Option<String>) -> Begin {
    let does = DeviceAct::Quarantine {
        strength: order.strength,
        group: order.group.clone(),
        blast,
        expires: order.expires,
        approval: !order.approval.lets_act(),
        reason: order.reason.clone(),
        batch: order.batch.clone(),
    };
    let incident = ask.incident.as_ref();
    Begin {
        entry: entry_of(
            console,
            &order.who,
            order.id.clone(),
            incident,
            &order.device,
            does,
        ),
        mirror: ask.incident.clone(),
        course: Course::begins(order),
    }
}

fn outcome(begun: Option<Begun>) -> Outcome {
    match begun {
        Some(Begun::New(course) | Begun::Already(course)) if course.order.approval.lets_act() => {
            Outcome::Requested
        }
        Some(Begun::New(_) | Begun::Already(_)) => Outcome::Waits,
        Some(Begun::Other(other)) => {
            let what = if other.order.contains() {
                "quarantine"
            } else {
                "release"
            };
            Outcome::Refused(format!(
                "{} asked for a {what} of it at the same time.",
                other.order.who.name()
            ))
        }
        Some(Begun::Gone) | None => {
            Outcome::Refused("What it was under changed meanwhile. Look again.".into())
        }
    }
}

fn said(told: &[(DeviceName, Outcome)]) -> String {
    let count = |is: fn(&Outcome) -> bool| told.iter().filter(|(_, one)| is(one)).count();
    let requested = count(|one| matches!(one, Outcome::Requested));
    let waits = count(|one| matches!(one, Outcome::Waits));
    let refused = count(|one| matches!(one, Outcome::Refused(_)));
    match (told.len(), requested, waits) {
        (1, 1, _) => "Quarantine requested".to_owned(),
        (1, _, 1) => "Quarantine waits for a second person".to_owned(),
        _ => {
            let parts = [
                (requested, "requested"),
                (waits, "wait for a second person"),
                (refused, "refused"),
            ];
            let parts: Vec<String> = parts
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .collect();
            format!("Quarantine of {} devices: {}", told.len(), parts.join(", "))
        }
    }
}
