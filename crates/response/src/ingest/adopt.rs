use crate::containment::{current_of, is_in_force, observe, touch};
use crate::ports::{Begin, Begun};
use crate::workflow::{order_id, ordered};
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::containment::{Approval, Containment, Course};
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, NewEntry};
use domain::event::TimelineEvent;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::timeline::{Reported, read_report_at};

/// Takes what the workflow reports on an incident's timeline of containments onto the record, as reported by automation, and
/// goes on with those that it began. Whom it pages is read as engagements. Called before the events count as copied: a death in between repeats it, and what is
/// on the record already stays as it is.
///
/// Whoever may write on the timeline can write a report, so it leads to no act that AWS doesn't show done already: an
/// order that isn't seen in force waits for a person, like one that was reported as waiting.
pub(super) async fn adopt(
    console: &Console,
    incident: &IncidentId,
    events: &[TimelineEvent],
) -> Result<(), ResponseError> {
    let now = console.clock.now();
    let reports = events.iter().filter_map(|event| read_report_at(event, now));
    let reports: Vec<Reported> = reports.flatten().collect();
    for reported in reports {
        let entry = &reported.entry;
        if entry.chain != ChainId::Incident(incident.clone())
            || console.journal.entry(&entry.id).await?.is_some()
        {
            continue;
        }
        let Body::Act(Act::Device { device, does }) = &entry.body else {
            continue;
        };
        let adopted = match does {
            DeviceAct::Quarantine { .. } => begin(console, incident, device, &reported).await,
            DeviceAct::Report { of, .. } => report(console, incident, device, of, entry).await,
            _ => continue,
        };
        match adopted {
            Ok(()) => {
                touch(console, Some(incident), device).await?;
            }
            // Another report took its id: it stays on the timeline, as somebody's event.
            Err(ResponseError::Refused(why)) => tracing::warn!(why, "a report is not what is on the record"),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn append(console: &Console, incident: &IncidentId, entry: NewEntry) -> Result<(), ResponseError> {
    console.journal.append(entry, Some(incident)).await?;
    Ok(())
}

/// Takes over an order. Where the device is under another one already, only the request is on the record.
async fn begin(
    console: &Console,
    incident: &IncidentId,
    device: &DeviceName,
    reported: &Reported,
) -> Result<(), ResponseError> {
    let entry = &reported.entry;
    let Some(mut order) = ordered(&console.settings.containment, incident, reported) else {
        return append(console, incident, entry.clone()).await;
    };
    let other = current_of(console, device).await?;
    let ours = entry.id == order_id(incident, device) && order.group == console.settings.containment.group;
    if !ours || other.is_some() {
        return append(console, incident, entry.clone()).await;
    }
    // A request that waits does so from when people can see it.
    if !order.approval.lets_act() || !shows(console, device, &order).await {
        order.approval = Approval::Waits {
            until: console.clock.now().plus(console.settings.containment.approval),
        };
    }
    let begin = Begin {
        entry: entry.clone(),
        mirror: Some(incident.clone()),
        course: Course::begins(order),
    };
    match console.journal.begin_containments(&[begin]).await?.pop() {
        Some(Begun::Other(_) | Begun::Gone) => append(console, incident, entry.clone()).await,
        _ => Ok(()),
    }
}

/// Appends a report. An order that was read before AWS showed it, and so waits, is let go on once AWS does.
async fn report(
    console: &Console,
    incident: &IncidentId,
    device: &DeviceName,
    of: &EntryId,
    entry: &NewEntry,
) -> Result<(), ResponseError> {
    if let Some(mut course) = console.journal.course(of).await?
        && course.end.is_none()
        && !course.order.approval.lets_act()
        && was_asked_without_approval(console, incident, of).await?
        && shows(console, device, &course.order).await
    {
        course.order.approval = Approval::NotNeeded;
        course.progress.asked = None;
        course.due = console.clock.now();
        let told = [(entry.clone(), Some(incident.clone()))];
        if console.journal.save_course(&course, &told).await?.is_some() {
            return Ok(());
        }
    }
    append(console, incident, entry.clone()).await
}

/// Whether the request on the record did not wait for anybody: one that did is for people alone.
async fn was_asked_without_approval(
    console: &Console,
    incident: &IncidentId,
    of: &EntryId,
) -> Result<bool, ResponseError> {
    let asked = console.journal.entry(of).await?;
    Ok(asked.is_some_and(|asked| {
        asked.entry.chain == ChainId::Incident(incident.clone())
            && matches!(
                asked.entry.body,
                Body::Act(Act::Device {
                    does: DeviceAct::Quarantine { approval: false, .. },
                    ..
                })
            )
    }))
}

/// Whether AWS shows all of what an order asks for, by the console's own group: then going on with it changes nothing.
async fn shows(console: &Console, device: &DeviceName, order: &Containment) -> bool {
    let seen = observe(&*console.fleet, console.clock.now(), device).await;
    order.group == console.settings.containment.group && is_in_force(&seen, order)
}
