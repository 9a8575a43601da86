use super::devices::{Devices, PUMP, pump};
use crate::bench::START;
use domain::device::{MetricPoint, Verification, Violation, ViolationEvent, ViolationEventKind};
use domain::ids::DeviceName;
use response::ports::Fleet;
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;

fn alert(device: &str, behaviour: &str, at: i64, kind: &str, ports: &[i32]) -> Value {
    json!({
        "violationEventTime": at,
        "thingName": device,
        "behavior": {
            "name": behaviour,
            "metric": "aws:listening-tcp-ports",
            "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22, 53, 443]}},
        },
        "violationEventType": kind,
        "metricValue": {"ports": ports},
        "securityProfileName": "DeviceRuleBaseline",
    })
}

fn report(devices: &Devices, alert: Value) -> String {
    devices.running.world().report_violation(alert).unwrap()
}

#[tokio::test]
async fn a_violation_is_read_with_every_member_and_verified() {
    let devices = Devices::new().await.with_a_pump().await;
    let (began, last) = (START.0 - HOUR, START.0 - HOUR / 2);
    let id = report(
        &devices,
        alert(PUMP, "AuthorizedTcpPorts", began, "in-alarm", &[123, 22]),
    );
    let mut again = alert(PUMP, "AuthorizedTcpPorts", last, "in-alarm", &[123, 22, 53]);
    again["violationId"] = json!(id);
    report(&devices, again);
    report(
        &devices,
        alert("valve-3", "AuthorizedTcpPorts", began, "in-alarm", &[1]),
    );
    let mut expected = Violation {
        id: id.clone(),
        device: pump(),
        profile: "DeviceRuleBaseline".to_owned(),
        behaviour: "AuthorizedTcpPorts".to_owned(),
        metric: Some("aws:listening-tcp-ports".to_owned()),
        expected: "TCP ports 22, 53, 443 only".to_owned(),
        measured: "22, 53, 123".to_owned(),
        began: START.plus(-HOUR),
        last: START.plus(-HOUR / 2),
        verification: Verification::Unknown,
        remark: None,
    };
    let fleet = &devices.world.fleet;
    assert_eq!(fleet.violations(&pump()).await.unwrap(), [expected.clone()]);
    for verification in Verification::ALL {
        fleet
            .verify_violation(&id, verification, Some("a scan\nof ours"))
            .await
            .unwrap();
        expected.verification = verification;
        expected.remark = Some("a scan of ours".to_owned());
        assert_eq!(fleet.violations(&pump()).await.unwrap(), [expected.clone()]);
    }
}

#[tokio::test]
async fn a_device_that_no_registry_knows_has_its_violations() {
    let devices = Devices::new().await;
    let client: DeviceName = "hall 3/läufer".parse().unwrap();
    assert_eq!(devices.world.fleet.violations(&client).await.unwrap(), []);
    report(
        &devices,
        alert(client.as_str(), "AuthorizedTcpPorts", START.0, "in-alarm", &[1]),
    );
    let read = devices.world.fleet.violations(&client).await.unwrap();
    assert_eq!((read.len(), &read[0].device), (1, &client));
}

#[tokio::test]
async fn violations_and_their_events_are_read_over_their_pages_latest_first() {
    let devices = Devices::new().await;
    for n in 0..260 {
        report(
            &devices,
            alert(
                PUMP,
                &format!("behaviour-{n}"),
                START.0 - HOUR + n * 1_000,
                "in-alarm",
                &[1],
            ),
        );
    }
    let fleet = &devices.world.fleet;
    let violations = fleet.violations(&pump()).await.unwrap();
    assert_eq!(violations.len(), 260);
    assert!(violations.is_sorted_by(|a, b| a.began > b.began));
    let (from, to) = (START.plus(-2 * HOUR), START);
    let events = fleet.violation_events(&pump(), from, to).await.unwrap();
    assert_eq!(events.len(), 260);
    assert!(events.is_sorted_by(|a, b| a.at > b.at));
    assert_eq!(
        (
            devices.calls("ListActiveViolations").len(),
            devices.calls("ListViolationEvents").len()
        ),
        (2, 2)
    );
}

#[tokio::test]
async fn an_event_is_read_with_every_member_when_it_is_within_the_range() {
    let devices = Devices::new().await;
    let at = |seconds: i64| START.plus(-HOUR + seconds * 1_000);
    let id = report(
        &devices,
        alert(PUMP, "AuthorizedTcpPorts", at(0).0, "in-alarm", &[123]),
    );
    for (seconds, kind) in [(300, "alarm-cleared"), (600, "alarm-invalidated")] {
        let mut event = alert(PUMP, "AuthorizedTcpPorts", at(seconds).0, kind, &[22]);
        event["violationId"] = json!(id);
        report(&devices, event);
    }
    let event = |seconds, kind, measured: &str| ViolationEvent {
        id: id.clone(),
        profile: "DeviceRuleBaseline".to_owned(),
        behaviour: "AuthorizedTcpPorts".to_owned(),
        kind,
        measured: measured.to_owned(),
        at: at(seconds),
    };
    let fleet = &devices.world.fleet;
    assert_eq!(
        fleet.violation_events(&pump(), at(0), at(600)).await.unwrap(),
        [
            event(600, ViolationEventKind::Invalidated, "22"),
            event(300, ViolationEventKind::Cleared, "22"),
            event(0, ViolationEventKind::InAlarm, "123"),
        ]
    );
    assert_eq!(
        fleet
            .violation_events(&pump(), at(0).plus(1), at(300))
            .await
            .unwrap(),
        [event(300, ViolationEventKind::Cleared, "22")]
    );
}

#[tokio::test]
async fn a_metric_is_read_over_its_pages_oldest_first() {
    let devices = Devices::new().await.with_a_pump().await;
    let at = |n: i64| START.plus((n - 260) * 300_000);
    for n in 0..260 {
        let ports = if n < 200 {
            json!([53, 22])
        } else {
            json!([123, 53, 22])
        };
        let reported = devices.running.world().report_metric(
            PUMP,
            "aws:listening-tcp-ports",
            json!({"ports": ports}),
            Some(at(n).0),
        );
        reported.unwrap();
    }
    let fleet = &devices.world.fleet;
    let read = fleet
        .metric(&pump(), "aws:listening-tcp-ports", at(0), at(259))
        .await
        .unwrap();
    let expected = (0..260).map(|n| MetricPoint {
        at: at(n),
        number: if n < 200 { 2.0 } else { 3.0 },
        text: if n < 200 { "22, 53" } else { "22, 53, 123" }.to_owned(),
    });
    assert_eq!(read, expected.collect::<Vec<_>>());
    assert_eq!(devices.calls("ListMetricValues").len(), 2);
    assert_eq!(
        fleet
            .metric(&pump(), "aws:all-bytes-out", at(0), at(259))
            .await
            .unwrap(),
        []
    );
}
