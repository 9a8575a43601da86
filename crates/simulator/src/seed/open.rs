//! Three other open incidents: one critical, one that nobody acknowledged, one that waits.

use serde_json::json;

use super::people::{LEAD, SECOND_RESPONDER};
use super::scene::{Detection, MINUTE, Scene};
use crate::world::Account;

pub(super) fn plant(account: &mut Account, now: i64) {
    shared_certificate(account, now - 26 * 60 * MINUTE);
    refused(account, now - 9 * MINUTE);
    two_addresses(account, now - 71 * MINUTE);
}

fn two_addresses(account: &mut Account, began: i64) {
    let detection = Detection {
        thing: "gateway-003",
        title: "gateway-003 connects from two addresses at once",
        impact: 1,
        profile: "DeviceRuleBaseline",
        behaviour: json!({
            "name": "KnownSourceAddresses",
            "metric": "aws:source-ip-address",
            "criteria": {"comparisonOperator": "in-cidr-set", "value": {"cidrs": ["10.2.0.0/16"]}},
        }),
        measured: json!({"cidrs": ["203.0.113.24/32"]}),
        since: began - 2 * MINUTE,
        contained: true,
    };
    let mut scene = Scene::open(account, &detection, began);
    let contained = began + 4 * MINUTE;
    scene.acknowledged(began + 3 * MINUTE, "ot-on-call");
    scene.custom(
        contained,
        contained,
        "Certificate deactivated: gateway-003 (approved by lead.m)",
    );
    scene.note(
        began + 8 * MINUTE,
        LEAD,
        "Six meters report through this gateway; their values are buffered for 12 h.",
    );
    scene.note(
        began + 31 * MINUTE,
        SECOND_RESPONDER,
        "The second address belongs to a mobile carrier. The SIM of the spare unit is missing from the store.",
    );
}

fn refused(account: &mut Account, began: i64) {
    let detection = Detection {
        thing: "meter-071",
        title: "meter-071 was refused 42 times in 5 minutes",
        impact: 3,
        profile: "DeviceRuleBaseline",
        behaviour: json!({
            "name": "FewAuthorizationFailures",
            "metric": "aws:num-authorization-failures",
            "criteria": {
                "comparisonOperator": "less-than",
                "value": {"count": 5},
                "durationSeconds": 300,
                "consecutiveDatapointsToAlarm": 1,
                "consecutiveDatapointsToClear": 1,
            },
        }),
        measured: json!({"count": 42}),
        since: began - 5 * MINUTE,
        contained: true,
    };
    // Nobody acknowledges: the escalation goes on.
    Scene::open(account, &detection, began);
}

fn shared_certificate(account: &mut Account, began: i64) {
    let detection = Detection {
        thing: "chlorine-012",
        title: "chlorine-012 and chlorine-031 use one certificate",
        impact: 4,
        profile: "FleetHygiene",
        behaviour: json!({"name": "OneCertificatePerThing", "metric": "audit"}),
        measured: json!({"number": 2}),
        since: began - 30 * MINUTE,
        contained: true,
    };
    let mut scene = Scene::open(account, &detection, began);
    scene.acknowledged(began + 41 * MINUTE, "ot-on-call");
    scene.note(
        began + 55 * MINUTE,
        SECOND_RESPONDER,
        "Both were set up by hand in May. New certificates are ordered.",
    );
}
