//! The facts that a responder looks for first, read off the store's own timeline.

use crate::related::{ItemKind, RelatedItem};
use crate::time::Timestamp;
use crate::timeline::assemble::StoredEvent;
use crate::timeline::reading::{
    Reading, alert_of, is_acknowledgement, is_report_of_containment, is_trigger, read_event, thing_of,
};
use crate::view::Facts;
use std::collections::BTreeSet;

/// The facts of an incident from its events and related items. Devices are those that the incident names as involved,
/// otherwise those that its triggers name. What was contained is what somebody reported last, never a proof; what was
/// deleted in the store reports nothing.
pub fn facts(events: &[StoredEvent], related: &[RelatedItem]) -> Facts {
    let mut devices: Vec<String> = Vec::new();
    let involved = related
        .iter()
        .filter(|item| item.kind == ItemKind::InvolvedResource);
    let named: Vec<String> = involved
        .filter_map(|item| item.value.thing_name().map(str::to_owned))
        .collect();
    let triggers = || events.iter().filter_map(thing_of_trigger);
    for device in if named.is_empty() {
        triggers().collect()
    } else {
        named
    } {
        if !devices.contains(&device) {
            devices.push(device);
        }
    }
    Facts {
        devices,
        did: did(events),
        contained: contained(events),
    }
}

/// When the first violation began, where a trigger tells.
pub fn first_violation(events: &[StoredEvent]) -> Option<Timestamp> {
    triggers(events)
        .filter_map(|stored| alert_of(&stored.event.data)?.began)
        .min()
}

/// The first acknowledgement of a page.
pub fn first_acknowledgement(events: &[StoredEvent]) -> Option<Timestamp> {
    let acknowledged = events
        .iter()
        .filter(|stored| is_acknowledgement(&stored.event.head.kind));
    acknowledged.map(|stored| stored.event.head.occurred).min()
}

/// The thing that a trigger is about; untrusted text.
pub fn thing_of_trigger(stored: &StoredEvent) -> Option<String> {
    is_trigger(&stored.event.head.kind)
        .then(|| thing_of(&stored.event.data))
        .flatten()
}

fn triggers(events: &[StoredEvent]) -> impl Iterator<Item = &StoredEvent> {
    events.iter().filter(|stored| is_trigger(&stored.event.head.kind))
}

/// The first violation, with how many there were.
fn did(events: &[StoredEvent]) -> Option<(String, Option<String>)> {
    let raises = |stored: &StoredEvent| {
        if is_trigger(&stored.event.head.kind) {
            alert_of(&stored.event.data).is_some_and(|alert| alert.raises)
        } else {
            stored.event.head.kind == "Custom Event"
        }
    };
    let mut violations: Vec<(Timestamp, bool, Reading)> = events
        .iter()
        .filter(|stored| !stored.deleted && raises(stored))
        .map(|stored| {
            (
                stored.event.head.occurred,
                is_trigger(&stored.event.head.kind),
                read_event(&stored.event),
            )
        })
        .filter(|(.., reading)| reading.kind == "violation")
        .collect();
    // The trigger tells more than a line that repeats it at the same moment.
    violations.sort_by_key(|(at, trigger, _)| (*at, !trigger));
    let (from, until) = (violations.first()?.0, violations.last()?.0);
    let moments: BTreeSet<(Timestamp, &str)> = violations
        .iter()
        .map(|(at, _, reading)| (*at, reading.headline.as_str()))
        .collect();
    let count = match moments.len() {
        0 | 1 => None,
        many => Some(format!("{many} violations in {}", rough(until.since(from)))),
    };
    let (_, _, first) = violations.into_iter().next()?;
    let detail: Vec<String> = [first.detail, count].into_iter().flatten().collect();
    Some((first.headline, (!detail.is_empty()).then(|| detail.join(" · "))))
}

/// The last custom event, not of this console, that tells of containment.
fn contained(events: &[StoredEvent]) -> Option<(String, Option<String>)> {
    let reports = events.iter().filter(|stored| {
        !stored.deleted
            && stored.event.head.kind == "Custom Event"
            && is_report_of_containment(&stored.event.data)
    });
    let read = reports.map(|stored| (stored.event.head.occurred, read_event(&stored.event)));
    let (at, last) = read
        .filter(|(_, reading)| reading.kind == "quarantine")
        .max_by_key(|(at, _)| *at)?;
    Some((
        "Reported, not checked".to_owned(),
        Some(format!(
            "{} · written in AWS {} {} UTC",
            last.headline,
            at.date_text(),
            at.clock_text()
        )),
    ))
}

/// A span in one unit: `48 s`, `10 min`, `3 h`.
fn rough(millis: i64) -> String {
    match millis / 1000 {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds @ 60..7_200 => format!("{} min", seconds / 60),
        seconds => format!("{} h", seconds / 3600),
    }
}
