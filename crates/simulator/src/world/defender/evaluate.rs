//! Behaviours, evaluated: reports make datapoints, datapoints in a row make alarms and end them.
//!
//! Authority: the model's texts of `BehaviorCriteria`; Device Defender Developer Guide, "Detect": "An alert is also sent
//! when a monitored device stops exhibiting anomalous behavior or when it had been causing an alert but stops reporting
//! for an extended period"; quotas: a device reports every five minutes at most.

use serde_json::{Value, json};

use super::criteria::{is_normal, number};
use super::watch::{Look, Watched};
use super::{Alert, Profile, targets, usual};
use crate::world::{Account, notices};

/// A datapoint closes with every so many milliseconds of the world's clock, unless the behaviour has a duration.
const WINDOW_MS: i64 = 300_000;
/// After so long without a report an alarm is invalidated (*assumed*: "for an extended period").
const SILENT_MS: i64 = 60 * 60 * 1000;
/// Whoever publishes alerts.
const SERVICE: &str = "iot.amazonaws.com";

/// Takes a report: what it is about is evaluated when its window closes.
pub(crate) fn reported(account: &mut Account, device: &str, metric: &str, at: i64, value: Value) {
    account.defender.metrics.put(device, metric, at, value);
    let mut held = Vec::new();
    for profile in account.defender.profiles.values() {
        if targets::holds(&account.fleet, profile, device) {
            let of_metric = profile.behaviours().iter().filter(|one| one["metric"] == metric);
            held.extend(of_metric.map(|one| (edge(at, one), watched(device, profile, one))));
        }
    }
    for (edge, watched) in held {
        account.defender.watch.plan(edge, Look::Window, watched);
    }
}

/// When something is to be evaluated next.
pub(crate) fn next_look(account: &Account) -> Option<i64> {
    account.defender.watch.next()
}

/// Evaluates what is due first.
pub(crate) fn look(account: &mut Account, now: i64) {
    if let Some((at, look, watched)) = account.defender.watch.due(now) {
        match look {
            Look::Window => close(account, at, &watched),
            Look::Silence => silence(account, at, &watched),
        }
    }
}

/// Ends the alarms of a profile that it gives no ground for any more (*assumed*: as invalidated).
pub(crate) fn invalidate(account: &mut Account, profile: &str, now: i64) {
    let fleet = &account.fleet;
    let known = account.defender.profiles.get(profile);
    let stands = |device: &str, behaviour: &Value| {
        known.is_some_and(|profile| {
            let mut behaviours = profile.behaviours().iter();
            behaviours.any(|one| one["name"] == behaviour["name"]) && targets::holds(fleet, profile, device)
        })
    };
    let of_profile = account
        .defender
        .violations()
        .filter(|one| one.profile == profile && one.is_active(now));
    let groundless: Vec<Alert> = of_profile
        .filter(|one| !stands(&one.thing, &one.behaviour))
        .map(|one| {
            let value = one.events.last().map_or(Value::Null, |event| event.value.clone());
            alert(
                one.id.clone(),
                &one.thing,
                &one.profile,
                &one.behaviour,
                value,
                "alarm-invalidated",
                now,
            )
        })
        .filter_map(Result::ok)
        .collect();
    for alert in groundless {
        let watched = Watched {
            device: alert.thing_name.clone(),
            profile: profile.to_owned(),
            behaviour: alert.behavior["name"].as_str().unwrap_or_default().to_owned(),
        };
        account.defender.watch.forget(&watched);
        tell(account, alert);
    }
}

/// Takes an alert as an event, and publishes it to the profile's targets unless its behaviour keeps quiet.
pub(super) fn tell(account: &mut Account, mut alert: Alert) -> String {
    let id = account.defender.take(alert.clone(), &mut account.ids);
    alert.violation_id = Some(id.clone());
    account.index(&alert.thing_name, alert.violation_event_time);
    let profile = account.defender.profiles.get(&alert.security_profile_name);
    let target = profile.and_then(|profile| profile.members.get("alertTargets")?.get("SNS").cloned());
    if let Some(target) = target.filter(|_| alert.behavior["suppressAlerts"] != true) {
        let text = |member: &str| target[member].as_str().unwrap_or_default();
        let to = (text("alertTargetArn"), text("roleArn"));
        notices::publish(account, to, SERVICE, alert.body(), alert.violation_event_time);
    }
    id
}

fn watched(device: &str, profile: &Profile, behaviour: &Value) -> Watched {
    Watched {
        device: device.to_owned(),
        profile: profile.name.clone(),
        behaviour: behaviour["name"].as_str().unwrap_or_default().to_owned(),
    }
}

fn window(behaviour: &Value) -> i64 {
    let seconds = behaviour["criteria"]["durationSeconds"].as_i64();
    seconds
        .filter(|seconds| *seconds > 0)
        .map_or(WINDOW_MS, |seconds| seconds * 1000)
}

/// When the window of a report closes: windows are the same for all devices, so that alarms of one moment share their
/// time. (*Assumed* from AWS's published sample, whose time is a multiple of five minutes.)
fn edge(at: i64, behaviour: &Value) -> i64 {
    let window = window(behaviour);
    at.div_euclid(window) * window + if at.rem_euclid(window) == 0 { 0 } else { window }
}

fn behaviour_of(account: &Account, watched: &Watched) -> Option<Value> {
    let profile = account.defender.profiles.get(&watched.profile)?;
    let mut behaviours = profile.behaviours().iter();
    let behaviour = behaviours.find(|one| one["name"] == watched.behaviour)?;
    targets::holds(&account.fleet, profile, &watched.device).then(|| behaviour.clone())
}

fn close(account: &mut Account, at: i64, watched: &Watched) {
    // It may have changed since the report.
    let Some(behaviour) = behaviour_of(account, watched) else {
        return;
    };
    let Some(value) = datapoint(account, &watched.device, &behaviour, at) else {
        return;
    };
    let Some(normal) = judge(account, &watched.device, &behaviour, &value, at) else {
        return;
    };
    let row = account.defender.watch.row(watched);
    if at <= row.last {
        return;
    }
    row.take(at, normal);
    let row = *row;
    let criteria = &behaviour["criteria"];
    let needed = |member: &str| criteria[member].as_i64().unwrap_or(1);
    let active = alarm(account, watched, at);
    let kind = match &active {
        Some(_) if row.normal >= needed("consecutiveDatapointsToClear") => "alarm-cleared",
        // Each further datapoint outside is told again (*assumed*).
        Some(_) if row.abnormal > 0 => "in-alarm",
        None if row.abnormal >= needed("consecutiveDatapointsToAlarm") => "in-alarm",
        _ => return,
    };
    let id = active.unwrap_or_else(|| account.ids.uuid());
    let told = alert(id, &watched.device, &watched.profile, &behaviour, value, kind, at);
    if let Ok(told) = told {
        tell(account, told);
    }
    if kind == "in-alarm" {
        account
            .defender
            .watch
            .plan(at + SILENT_MS, Look::Silence, watched.clone());
    }
}

/// An alarm of a device that reported nothing since.
fn silence(account: &mut Account, at: i64, watched: &Watched) {
    let row = *account.defender.watch.row(watched);
    let Some(id) = alarm(account, watched, at).filter(|_| row.last + SILENT_MS <= at) else {
        return;
    };
    let violation = account.defender.violation(&id);
    let told = violation.and_then(|one| {
        let value = one.events.last()?.value.clone();
        alert(
            id,
            &one.thing,
            &one.profile,
            &one.behaviour,
            value,
            "alarm-invalidated",
            at,
        )
        .ok()
    });
    account.defender.watch.forget(watched);
    if let Some(told) = told {
        tell(account, told);
    }
}

/// The violation that is in alarm.
fn alarm(account: &Account, watched: &Watched, at: i64) -> Option<String> {
    let mut violations = account.defender.violations();
    let active = violations.find(|one| {
        one.thing == watched.device
            && one.profile == watched.profile
            && one.behaviour["name"] == watched.behaviour
            && one.is_active(at)
    });
    active.map(|one| one.id.clone())
}

/// The datapoint of a window: what was counted adds up over a duration, of everything else the last report counts.
fn datapoint(account: &Account, device: &str, behaviour: &Value, edge: i64) -> Option<Value> {
    let metric = behaviour["metric"].as_str()?;
    let within = (edge - window(behaviour) + 1, edge);
    let values = account.defender.metrics.between(device, metric, within, edge);
    let (_, last) = values.last()?;
    if behaviour["criteria"]["durationSeconds"].is_null() {
        return Some((*last).clone());
    }
    if last["count"].is_i64() || last["count"].is_u64() {
        let sum: i64 = values
            .iter()
            .filter_map(|(_, value)| value["count"].as_i64())
            .sum();
        return Some(json!({"count": sum}));
    }
    if last["number"].is_number() {
        let sum: f64 = values
            .iter()
            .filter_map(|(_, value)| value["number"].as_f64())
            .sum();
        return Some(json!({"number": sum}));
    }
    Some((*last).clone())
}

fn judge(account: &Account, device: &str, behaviour: &Value, value: &Value, edge: i64) -> Option<bool> {
    let criteria = &behaviour["criteria"];
    if !criteria["statisticalThreshold"].is_null() {
        let metric = behaviour["metric"].as_str()?;
        let all: Vec<f64> = account
            .defender
            .metrics
            .devices_of(metric)
            .filter_map(|device| number(&datapoint(account, device, behaviour, edge)?))
            .collect();
        return usual::ranks(criteria, value, &all);
    }
    if !criteria["mlDetectionConfig"].is_null() {
        let metric = behaviour["metric"].as_str()?;
        let before = (i64::MIN / 2, edge - window(behaviour));
        let before = account.defender.metrics.between(device, metric, before, edge);
        let before: Vec<f64> = before.iter().filter_map(|(_, value)| number(value)).collect();
        return usual::is_usual(criteria, value, &before);
    }
    is_normal(criteria, value)
}

fn alert(
    id: String,
    device: &str,
    profile: &str,
    behaviour: &Value,
    value: Value,
    kind: &str,
    at: i64,
) -> Result<Alert, serde_json::Error> {
    serde_json::from_value(json!({
        "violationEventTime": at,
        "thingName": device,
        "behavior": behaviour,
        "violationEventType": kind,
        "metricValue": value,
        "violationId": id,
        "securityProfileName": profile,
    }))
}
