//! The incident that unfolds now: pump-117 listens on TCP 123.

use serde_json::json;

use super::people::{self, ENGINEER, LEAD, RESPONDER};
use super::scene::{Detection, MINUTE, SECOND, Scene, item};
use crate::ssm_incidents::Finding;
use crate::world::{Account, State};

/// The incident began so long before the start of the world.
const AGE: i64 = 23 * MINUTE + 11 * SECOND;
const REPEATED: &str =
    "Violation continues: pump-117 listens on TCP 123 (DeviceRuleBaseline, AuthorizedTcpPorts)";

pub(super) fn plant(state: &mut State, now: i64) {
    let began = now - AGE;
    let arn = so_far(&mut state.account, began, now);
    let mut plan = |at: i64, tell: fn(&mut Scene<'_>, i64)| {
        let arn = arn.clone();
        let later = move |account: &mut Account, at: i64| tell(&mut Scene { account, arn }, at);
        state.schedule.plan(at, Box::new(later));
    };
    for n in 0..24 {
        let every_five_minutes = now + 40 * SECOND + n * 5 * MINUTE;
        plan(every_five_minutes, |scene, at| {
            // Who is cut off reports nothing that could be outside.
            if scene.account.connections.is_connected("pump-117") {
                scene.custom(at, at, REPEATED);
            }
        });
    }
    plan(now + 2 * MINUTE, |scene, at| {
        let because = "Please look at hall 2 with us: firmware 4.2 listens on TCP 123";
        scene.engaged(at, LEAD, "device-engineering", because);
    });
    plan(now + 4 * MINUTE, |scene, at| {
        scene.acknowledged(at, "device-engineering");
    });
    plan(now + 7 * MINUTE, |scene, at| {
        scene.note(
            at,
            ENGINEER,
            "On my way to hall 2 with a laptop. The pump can stand still until 06:00.",
        );
    });
}

fn so_far(account: &mut Account, began: i64, now: i64) -> String {
    let detection = Detection {
        thing: "pump-117",
        title: "pump-117 listens on TCP 123",
        impact: 3,
        profile: "DeviceRuleBaseline",
        behaviour: json!({
            "name": "AuthorizedTcpPorts",
            "metric": "aws:listening-tcp-ports",
            "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22, 53, 443]}},
        }),
        measured: json!({"ports": [22, 123, 443]}),
        since: began - 4 * MINUTE,
        contained: false,
    };
    let mut scene = Scene::open(account, &detection, began);
    let lead = people::responder(scene.account, LEAD);
    for minutes in [1, 6, 11, 16, 21] {
        let at = began + minutes * MINUTE;
        if at <= now {
            scene.custom(at, at, REPEATED);
        }
    }
    let left = began + 2 * MINUTE;
    scene.custom(
        left,
        left,
        "Left to a person: nobody answered whether pump-117 is mission-critical, so automation cut nothing",
    );
    scene.acknowledged(began + 4 * MINUTE, "ot-on-call");
    scene.note(
        began + 7 * MINUTE,
        RESPONDER,
        "I have it. Looking at what opened the port.",
    );
    scene.set(began + 9 * MINUTE, RESPONDER, "impact", "2");
    scene.set(
        began + 12 * MINUTE,
        LEAD,
        "summary",
        "pump-117 (hall 2, high-pressure line) opened TCP 123 after tonight's configuration update. It is still \
         connected; pump-118 can carry the line. No customer is without water.",
    );
    scene.note(
        began + 15 * MINUTE,
        ENGINEER,
        "Firmware 4.2 never listens on TCP 123; NTP is UDP 123. Something else runs there, or the port set was \
         mistyped in the update.",
    );
    let ticket = item(
        "OTHER",
        json!({"url": "https://tickets.example.org/OPS-2214"}),
        "Ticket OPS-2214",
    );
    scene.relate(began + 17 * MINUTE, &lead, ticket);
    findings(&mut scene, began);
    scene.arn
}

/// Two deployments shortly before the incident.
fn findings(scene: &mut Scene<'_>, began: i64) {
    let (region, id) = (scene.account.region.clone(), scene.account.id.clone());
    let (stack_id, finding, other) = (
        scene.account.ids.uuid(),
        scene.account.ids.uuid(),
        scene.account.ids.uuid(),
    );
    let (from, to) = (began - 38 * MINUTE, began - 31 * MINUTE);
    let stack = json!({"cloudFormationStackUpdate": {
        "stackArn": format!("arn:aws:cloudformation:{region}:{id}:stack/pump-configuration/{stack_id}"),
        "startTime": from / 1000,
        "endTime": to / 1000,
    }});
    let deployment = json!({"codeDeployDeployment": {
        "deploymentGroupArn":
            format!("arn:aws:codedeploy:{region}:{id}:deploymentgroup:pump-agent/hall-2"),
        "deploymentId": "d-A1B2C3D4E",
        "startTime": (began - 21 * MINUTE) / 1000,
        "endTime": (began - 12 * MINUTE) / 1000,
    }});
    let found = began + MINUTE;
    if let Ok(record) = scene.account.incidents.record_mut(&scene.arn) {
        record.findings.insert(
            finding,
            Finding {
                created: found,
                modified: found,
                details: stack,
            },
        );
        record.findings.insert(
            other,
            Finding {
                created: found,
                modified: found,
                details: deployment,
            },
        );
    }
}
