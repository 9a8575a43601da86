//! What Device Defender knows of the story: profiles, the violation behind every incident, metrics before and after.
//!
//! Violations are read from the incidents' own triggers, so that ids and times are the same on both sides.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::scene::{DAY, MINUTE, SECOND};
use crate::ssm_incidents::{CUSTOM_EVENT, IncidentRecord, Status};
use crate::world::defender::{Alert, MitigationAction, Profile, Violation, reported};
use crate::world::{Account, State};

pub(super) const RULES: &str = "DeviceRuleBaseline";
pub(super) const LEARNED: &str = "DeviceMLBaseline";
const PUMP: &str = "pump-117";
const PORTS: &str = "aws:listening-tcp-ports";
/// Devices reported last so long before the start.
const LAST_REPORT: i64 = 20 * SECOND;

pub(super) fn plant(state: &mut State, now: i64) {
    let account = &mut state.account;
    profiles(account, now);
    action(account, now);
    let told: Vec<Alert> = account.incidents.all().flat_map(alerts).collect();
    let verified: Vec<(String, String, String)> = account.incidents.all().filter_map(verification).collect();
    for alert in told {
        account.defender.take(alert, &mut account.ids);
    }
    for (id, verdict, description) in verified {
        if let Some(violation) = account.defender.violation_mut(&id) {
            violation.verified = Some((verdict, Some(description)));
        }
    }
    let pump = account
        .defender
        .violations()
        .find(|violation| violation.thing == PUMP && violation.is_active(now));
    let since = pump.map_or(now, Violation::began);
    measured(account, since, now);
    // The last of them lies in a window that is still open.
    report(account, now - LAST_REPORT);
    for n in 1..=24 {
        state
            .schedule
            .plan(now - LAST_REPORT + n * 5 * MINUTE, Box::new(report));
    }
}

/// The pump reports the same ports once more, as long as it is connected.
fn report(account: &mut Account, at: i64) {
    if account.connections.is_connected(PUMP) {
        reported(account, PUMP, PORTS, at, json!({"ports": [22, 123, 443]}));
    }
}

/// The violation of an incident, as its trigger has it: in alarm, again with every repeat, cleared once it was resolved.
fn alerts(record: &IncidentRecord) -> Vec<Alert> {
    let Some(first) = raw_alert(record) else {
        return Vec::new();
    };
    let at = |time: i64, kind: &str| {
        let mut alert = first.clone();
        alert["violationEventTime"] = time.into();
        alert["violationEventType"] = kind.into();
        alert
    };
    let mut all = vec![first.clone()];
    let events = record.timeline.all();
    let repeats =
        events.filter(|event| event.kind == CUSTOM_EVENT && event.data.contains("Violation continues"));
    all.extend(repeats.map(|event| at(event.time, "in-alarm")));
    if let Some(resolved) = record.resolved.filter(|_| record.status == Status::Resolved) {
        all.push(at(resolved - 10 * MINUTE, "alarm-cleared"));
    }
    all.into_iter()
        .filter_map(|alert| serde_json::from_value(alert).ok())
        .collect()
}

fn raw_alert(record: &IncidentRecord) -> Option<Value> {
    let trigger = record
        .timeline
        .all()
        .find(|event| event.kind == "SSM Incident Trigger")?;
    let data: Value = serde_json::from_str(&trigger.data).ok()?;
    serde_json::from_str(data["rawData"].as_str()?).ok()
}

/// What people found about a resolved incident's violation.
fn verification(record: &IncidentRecord) -> Option<(String, String, String)> {
    let summary = record
        .summary
        .clone()
        .filter(|_| record.status == Status::Resolved)?;
    let id = raw_alert(record)?["violationId"].as_str()?.to_owned();
    let verdict = if summary.contains("false positive") {
        "FALSE_POSITIVE"
    } else if summary.contains("benign") || summary.contains("restart") {
        "BENIGN_POSITIVE"
    } else {
        "TRUE_POSITIVE"
    };
    Some((id, verdict.to_owned(), summary))
}

fn profiles(account: &mut Account, now: i64) {
    let topic = format!("arn:aws:sns:{}:{}:DeviceAlerts", account.region, account.id);
    let role = format!("arn:aws:iam::{}:role/DeviceDefenderAlerts", account.id);
    let targets = json!({"SNS": {"alertTargetArn": topic, "roleArn": role}});
    let ports = |name: &str, metric: &str, ports: &[i64]| {
        json!({
            "name": name,
            "metric": metric,
            "criteria": {
                "comparisonOperator": "in-port-set",
                "value": {"ports": ports},
                "consecutiveDatapointsToAlarm": 1,
                "consecutiveDatapointsToClear": 1,
            },
        })
    };
    let rules = json!({
        "securityProfileDescription": "What every device of the waterworks keeps to",
        "behaviors": [
            ports("AuthorizedTcpPorts", PORTS, &[22, 53, 443]),
            ports("AuthorizedUdpPorts", "aws:listening-udp-ports", &[90]),
            {"name": "FewAuthorizationFailures", "metric": "aws:num-authorization-failures", "criteria": {
                "comparisonOperator": "less-than", "value": {"count": 5}, "durationSeconds": 300,
                "consecutiveDatapointsToAlarm": 1, "consecutiveDatapointsToClear": 1}},
            {"name": "KnownSourceAddresses", "metric": "aws:source-ip-address", "criteria": {
                "comparisonOperator": "in-cidr-set", "value": {"cidrs": ["10.2.0.0/16"]}}},
        ],
        "alertTargets": targets.clone(),
        "additionalMetricsToRetainV2": [{"metric": PORTS}],
    });
    let learned = json!({
        "securityProfileDescription": "What each device usually does",
        "behaviors": [{"name": "outboundbytes", "metric": "aws:all-bytes-out", "criteria": {
            "consecutiveDatapointsToAlarm": 1, "consecutiveDatapointsToClear": 1,
            "mlDetectionConfig": {"confidenceLevel": "HIGH"}}}],
        "alertTargets": targets,
    });
    for (name, members, days) in [(RULES, rules, 640), (LEARNED, learned, 200)] {
        let profile = Profile {
            name: name.to_owned(),
            arn: account.fleet.arns.of("securityprofile", name),
            members: members.as_object().cloned().unwrap_or_default(),
            version: 3,
            created: now - days * DAY,
            modified: now - 40 * DAY,
            targets: BTreeSet::from([account.fleet.arns.of("all", "things")]),
        };
        account.tags.add(
            &profile.arn,
            [("team".to_owned(), "ot-security".to_owned())].into_iter(),
        );
        account.defender.profiles.insert(name.to_owned(), profile);
    }
}

/// The containment of the runbook.
fn action(account: &mut Account, now: i64) {
    let name = "contain";
    let action = MitigationAction {
        name: name.to_owned(),
        id: account.ids.uuid(),
        arn: account.fleet.arns.of("mitigationaction", name),
        role_arn: format!("arn:aws:iam::{}:role/IoTMitigation", account.id),
        params: json!({"addThingsToThingGroupParams": {
            "thingGroupNames": ["QUARANTINED"], "overrideDynamicGroups": true}}),
        created: now - 640 * DAY,
        modified: now - 640 * DAY,
    };
    account.defender.actions.insert(name.to_owned(), action);
}

/// Two days of reports, every five minutes; the violations show in them from when they began.
fn measured(account: &mut Account, pump_since: i64, now: i64) {
    let metrics = &mut account.defender.metrics;
    for back in (0..2 * 288).rev() {
        let at = now - back * 5 * MINUTE - LAST_REPORT;
        let after = at >= pump_since;
        let listening: &[i64] = if after { &[22, 123, 443] } else { &[22, 443] };
        metrics.put(PUMP, PORTS, at, json!({"ports": listening}));
        let usual = 48_000 + back * 7_919 % 9_000;
        let out = if after { usual * 3 } else { usual };
        metrics.put(PUMP, "aws:all-bytes-out", at, json!({"count": out}));
        let open = if after { 4 } else { 2 };
        metrics.put(
            PUMP,
            "aws:num-established-tcp-connections",
            at,
            json!({"count": open}),
        );
        let address = if at >= now - 73 * MINUTE {
            "203.0.113.24/32"
        } else {
            "10.2.0.17/32"
        };
        metrics.put(
            "gateway-003",
            "aws:source-ip-address",
            at,
            json!({"cidrs": [address]}),
        );
        let refused = if at >= now - 14 * MINUTE { 42 } else { 0 };
        metrics.put(
            "meter-071",
            "aws:num-authorization-failures",
            at,
            json!({"count": refused}),
        );
    }
}
