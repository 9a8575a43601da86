//! Behaviours, evaluated from what devices report: alarms, their end, and what is published about them.

use serde_json::{Value, json};
use simulator::{AlertError, Seed};

use crate::harness::{START_MS, World, world};

const MINUTE: i64 = 60_000;
const WINDOW: i64 = 5 * MINUTE;
const TOPIC: &str = "arn:aws:sns:eu-central-1:111122223333:Alerts";
const EVERYTHING: &str = "arn:aws:iot:eu-central-1:111122223333:all/things";
/// The first window that closes after the start: 02:45:00.
const FIRST: i64 = START_MS + 4 * MINUTE;

/// A profile of that name with one behaviour, which holds every device.
async fn holds(world: &World, name: &str, behaviour: Value) {
    let role = "arn:aws:iam::111122223333:role/DeviceDefenderAlerts";
    let profile = json!({
        "behaviors": [behaviour],
        "alertTargets": {"SNS": {"alertTargetArn": TOPIC, "roleArn": role}},
    });
    let path = format!("/security-profiles/{name}");
    world.iot("POST", &path, profile).await;
    let target = format!("{path}/targets?securityProfileTargetArn={EVERYTHING}");
    world.iot("PUT", &target, Value::Null).await;
}

fn ports(to_alarm: i64, to_clear: i64) -> Value {
    json!({"name": "Ports", "metric": "aws:listening-tcp-ports", "criteria": {
        "comparisonOperator": "in-port-set", "value": {"ports": [22, 443]},
        "consecutiveDatapointsToAlarm": to_alarm, "consecutiveDatapointsToClear": to_clear}})
}

/// A report in the `n`th window after the start, and the world moved to that window's end.
fn report(world: &World, n: i64, value: Value) {
    let (at, end) = (FIRST + (n - 1) * WINDOW - 30_000, FIRST + n * WINDOW - WINDOW);
    world.handle.set_ms(at);
    let reported = world
        .handle
        .report_metric("pump-001", "aws:listening-tcp-ports", value, None);
    reported.unwrap();
    world.handle.set_ms(end);
}

/// Times and kinds of a device's events, oldest first.
async fn events(world: &World, device: &str) -> Vec<(i64, String)> {
    let path = format!(
        "/violation-events?startTime=2026-03-01T00:00:00Z&endTime=2026-03-02T00:00:00Z&thingName={device}"
    );
    let listed = world.iot("GET", &path, Value::Null).await;
    let all = listed["violationEvents"].as_array().unwrap().iter();
    let mut told: Vec<_> = all
        .map(|event| {
            let at = event["violationEventTime"].as_f64().unwrap() * 1000.0;
            #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this century")]
            let at = at.round() as i64;
            (at, event["violationEventType"].as_str().unwrap().to_owned())
        })
        .collect();
    told.sort();
    told
}

fn event(window: i64, kind: &str) -> (i64, String) {
    (FIRST + (window - 1) * WINDOW, kind.to_owned())
}

#[tokio::test]
async fn an_alarm_needs_its_datapoints_in_a_row_and_ends_after_as_many_as_it_says() {
    let world = world(Seed::Empty).await;
    holds(&world, "Rules", ports(2, 2)).await;
    let (fine, open) = (json!({"ports": [22]}), json!({"ports": [22, 123]}));
    report(&world, 1, open.clone());
    report(&world, 2, fine.clone());
    report(&world, 3, open.clone());
    assert_eq!(events(&world, "pump-001").await, [], "one alone is no alarm");
    report(&world, 4, open.clone());
    report(&world, 5, fine.clone());
    report(&world, 6, open);
    report(&world, 7, fine.clone());
    report(&world, 8, fine);
    let told = [
        event(4, "in-alarm"),
        event(6, "in-alarm"),
        event(8, "alarm-cleared"),
    ];
    assert_eq!(events(&world, "pump-001").await, told);
    let active = world.iot("GET", "/active-violations", Value::Null).await;
    assert_eq!(active["activeViolations"], json!([]));
}

#[tokio::test]
async fn a_window_is_judged_when_it_closes_and_devices_share_its_time() {
    let world = world(Seed::Empty).await;
    holds(&world, "Rules", ports(1, 1)).await;
    for (thing, at) in [("pump-001", FIRST - 200_000), ("pump-002", FIRST - 1)] {
        let open = json!({"ports": [23]});
        let metric = "aws:listening-tcp-ports";
        world.handle.set_ms(at);
        world.handle.report_metric(thing, metric, open, None).unwrap();
    }
    assert_eq!(world.handle.notices_after(0), []);
    world.handle.set_ms(FIRST);
    let told = world.handle.notices_after(0);
    let bodies: Vec<Value> = told
        .iter()
        .map(|notice| serde_json::from_str(&notice.body).unwrap())
        .collect();
    assert_eq!(bodies.len(), 2);
    for (notice, body) in told.iter().zip(&bodies) {
        assert_eq!((notice.target.as_str(), notice.at), (TOPIC, FIRST));
        assert_eq!(body["violationEventTime"], FIRST);
        assert_eq!(body["securityProfileName"], "Rules");
        assert_eq!(body["violationEventType"], "in-alarm");
        assert_eq!(body["behavior"], ports(1, 1));
        assert_eq!(body["metricValue"], json!({"ports": [23]}));
    }
    assert_eq!(bodies[0]["thingName"], "pump-001");
    let active = world
        .iot("GET", "/active-violations?thingName=pump-002", Value::Null)
        .await;
    let violation = &active["activeViolations"][0];
    assert_eq!(violation["violationId"], bodies[1]["violationId"]);
}

#[tokio::test]
async fn an_alarm_of_a_device_that_falls_silent_is_invalidated_after_an_hour() {
    let world = world(Seed::Empty).await;
    holds(&world, "Rules", ports(1, 1)).await;
    report(&world, 1, json!({"ports": [23]}));
    world.handle.set_ms(FIRST + 60 * MINUTE - 1);
    assert_eq!(events(&world, "pump-001").await, [event(1, "in-alarm")]);
    world.handle.set_ms(FIRST + 60 * MINUTE);
    let told = [event(1, "in-alarm"), event(13, "alarm-invalidated")];
    assert_eq!(events(&world, "pump-001").await, told);
}

#[tokio::test]
async fn an_alarm_whose_behaviour_is_removed_is_invalidated() {
    let world = world(Seed::Empty).await;
    holds(&world, "Rules", ports(1, 1)).await;
    report(&world, 1, json!({"ports": [23]}));
    let other = json!({"behaviors": [], "expectedVersion": 1});
    world
        .iot("PATCH", "/security-profiles/Rules?expectedVersion=1", other)
        .await;
    let told = [event(1, "in-alarm"), event(1, "alarm-invalidated")];
    let mut seen = events(&world, "pump-001").await;
    seen.reverse();
    assert_eq!(seen, told);
}

#[tokio::test]
async fn what_is_counted_adds_up_over_the_duration() {
    let world = world(Seed::Empty).await;
    let few = json!({"name": "Few", "metric": "aws:num-authorization-failures", "criteria": {
        "comparisonOperator": "less-than", "value": {"count": 5}, "durationSeconds": 300}});
    holds(&world, "Rules", few).await;
    let count = |at: i64, count: i64| {
        world.handle.set_ms(at);
        let value = json!({"count": count});
        let metric = "aws:num-authorization-failures";
        world
            .handle
            .report_metric("pump-001", metric, value, None)
            .unwrap();
    };
    count(FIRST - 120_000, 2);
    count(FIRST - 60_000, 2);
    count(FIRST + 1, 3);
    count(FIRST + 60_000, 2);
    world.handle.set_ms(FIRST + WINDOW);
    assert_eq!(events(&world, "pump-001").await, [event(2, "in-alarm")]);
    let active = world.iot("GET", "/active-violations", Value::Null).await;
    let value = &active["activeViolations"][0]["lastViolationValue"];
    assert_eq!(value, &json!({"count": 5}));
}

#[tokio::test]
async fn a_device_reports_every_five_minutes_at_most() {
    let world = world(Seed::Empty).await;
    let report = |at: i64, metric: &str| {
        let value = json!({"count": 1});
        world.handle.report_metric("pump-001", metric, value, Some(at))
    };
    report(START_MS, "aws:all-bytes-out").unwrap();
    let again = report(START_MS + 299_999, "aws:all-bytes-out").unwrap_err();
    assert!(matches!(again, AlertError::TooOften { .. }), "{again}");
    report(START_MS + 300_000, "aws:all-bytes-out").unwrap();
    // What AWS counts itself comes as it happens.
    report(START_MS, "aws:num-disconnects").unwrap();
    report(START_MS + 1, "aws:num-disconnects").unwrap();
}

#[tokio::test]
async fn a_behaviour_that_keeps_quiet_alarms_and_publishes_nothing() {
    let world = world(Seed::Empty).await;
    let mut quiet = ports(1, 1);
    quiet["suppressAlerts"] = json!(true);
    holds(&world, "Rules", quiet).await;
    report(&world, 1, json!({"ports": [23]}));
    assert_eq!(world.handle.notices_after(0), []);
    let path = "/active-violations?listSuppressedAlerts=true";
    let active = world.iot("GET", path, Value::Null).await;
    assert_eq!(active["activeViolations"][0]["thingName"], "pump-001");
}

#[tokio::test]
async fn a_profile_holds_the_devices_of_its_targets_only() {
    let world = world(Seed::Demo).await;
    let group = "arn:aws:iot:eu-central-1:111122223333:thinggroup/site-hall-2";
    let unknown = "arn:aws:iot:eu-central-1:111122223333:all/unregistered-things";
    for (name, target) in [("Hall", group), ("Strangers", unknown)] {
        let path = format!("/security-profiles/{name}");
        let behaviours = json!({"behaviors": [{"name": "No", "metric": "own", "criteria": {
            "comparisonOperator": "less-than", "value": {"count": 1}}}]});
        world.iot("POST", &path, behaviours).await;
        let target = format!("{path}/targets?securityProfileTargetArn={target}");
        world.iot("PUT", &target, Value::Null).await;
    }
    // The first is in a group below, the second elsewhere, the third in no registry.
    for device in ["pump-118", "pump-001", "stranger"] {
        let value = json!({"count": 7});
        world.handle.report_metric(device, "own", value, None).unwrap();
    }
    world.handle.set_ms(FIRST);
    let mut held = Vec::new();
    for device in ["pump-118", "pump-001", "stranger"] {
        let path = format!("/active-violations?thingName={device}");
        let active = world.iot("GET", &path, Value::Null).await;
        let of_own = active["activeViolations"].as_array().unwrap().iter();
        held.extend(of_own.map(|one| {
            let profile = one["securityProfileName"].as_str().unwrap();
            format!("{device} {profile}")
        }));
    }
    assert_eq!(held, ["pump-118 Hall", "stranger Strangers"]);
}

#[tokio::test]
async fn the_index_knows_violations_and_shadows_and_groups_follow() {
    let world = world(Seed::Demo).await;
    let query = "deviceDefender.DeviceRuleBaseline.AuthorizedTcpPorts.inViolation:true";
    let group = json!({"queryString": query});
    world
        .iot("POST", "/dynamic-thing-groups/InViolation", group)
        .await;
    let found = |query: &str| {
        let asked = json!({"queryString": query});
        world.iot("POST", "/indices/search", asked)
    };
    let things = found(query).await["things"].clone();
    assert_eq!(things.as_array().unwrap().len(), 1, "{things}");
    assert_eq!(things[0]["thingName"], "pump-117");
    let defender: Value = serde_json::from_str(things[0]["deviceDefender"].as_str().unwrap()).unwrap();
    assert_eq!(defender["violationCount"], 1);
    let behaviour = &defender["DeviceRuleBaseline"]["AuthorizedTcpPorts"];
    assert_eq!(behaviour["metricName"], "aws:listening-tcp-ports");
    assert_eq!(behaviour["lastViolationValue"], r#"{"ports":[22,123,443]}"#);
    let shadow: Value = serde_json::from_str(things[0]["shadow"].as_str().unwrap()).unwrap();
    assert_eq!(shadow["desired"]["rpm"], 1_450);
    assert_eq!(shadow["hasDelta"], true);
    assert_eq!(shadow["name"], Value::Null, "named shadows are not indexed");
    let stopped = found("shadow.reported.rpm:0").await;
    assert_eq!(stopped["things"][0]["thingName"], "pump-117");
    let is_in = |of: Value| {
        let groups = of["thingGroups"].as_array().unwrap().clone();
        groups.iter().any(|one| one["groupName"] == "InViolation")
    };
    let groups = "/things/pump-117/thing-groups";
    assert!(is_in(world.iot("GET", groups, Value::Null).await));
    // The pump is cut off, reports nothing any more, and an hour later the alarm is over.
    world
        .handle
        .disconnect_client("pump-117", "CLIENT_INITIATED_DISCONNECT")
        .unwrap();
    world.handle.set_reconnects("pump-117", false).unwrap();
    world
        .handle
        .disconnect_client("pump-117", "CLIENT_INITIATED_DISCONNECT")
        .unwrap();
    world.handle.advance_ms(70 * MINUTE);
    assert!(!is_in(world.iot("GET", groups, Value::Null).await));
}
