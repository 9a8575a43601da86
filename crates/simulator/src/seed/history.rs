//! A year of resolved incidents.

use serde_json::json;

use super::people::{LEAD, RESPONDER, SECOND_RESPONDER};
use super::scene::{DAY, Detection, MINUTE, Scene};
use super::{fleet, plans};
use crate::world::{Account, paging};

/// What was seen, by what behaviour, of what impact, and how it ended.
const PATTERNS: &[(&str, &str, &str, i64, &str)] = &[
    (
        "listens on TCP 8080",
        "AuthorizedTcpPorts",
        "aws:listening-tcp-ports",
        3,
        "A vendor's debug page; switched off.",
    ),
    (
        "listens on UDP 161",
        "AuthorizedUdpPorts",
        "aws:listening-udp-ports",
        4,
        "SNMP left on after maintenance; benign.",
    ),
    (
        "sends 9 times its usual bytes",
        "outboundbytes",
        "aws:all-bytes-out",
        3,
        "A log upload after a restart; false positive.",
    ),
    (
        "was refused 17 times in 5 minutes",
        "FewAuthorizationFailures",
        "aws:num-authorization-failures",
        4,
        "An expired certificate; renewed.",
    ),
    (
        "connects from an unknown address",
        "KnownSourceAddresses",
        "aws:source-ip-address",
        2,
        "A contractor's network; the allow list was late.",
    ),
    (
        "has 210 open connections",
        "FewConnections",
        "aws:num-established-tcp-connections",
        2,
        "Scanning malware; the device was replaced.",
    ),
    (
        "disconnects 60 times in an hour",
        "StableConnection",
        "aws:num-disconnects",
        5,
        "A loose antenna; fixed on site.",
    ),
    (
        "publishes on a foreign topic",
        "OwnTopicsOnly",
        "aws:num-messages-sent",
        1,
        "A stolen certificate; revoked, the device re-provisioned.",
    ),
];

/// So many resolved incidents, spread evenly over the year before `now`.
pub(crate) fn resolved(account: &mut Account, count: usize, now: i64) {
    if !account.incidents.plans.contains_key(plans::DEVICES) {
        plans::plant(account, now);
    }
    let spread = i64::try_from(count).unwrap_or(i64::MAX).max(1);
    for n in 0..count {
        let back = i64::try_from(n).unwrap_or_default();
        let began = now - 3 * DAY - (362 * DAY / spread) * back - (back * 7919 % 600) * MINUTE;
        one(account, n, began);
    }
    // What is left of their escalations happens here and not when somebody looks, each at its own moment of the fleet.
    paging::run_due(account, now);
}

fn one(account: &mut Account, n: usize, began: i64) {
    // Strides that share no factor with the tables' sizes visit every combination.
    let (seen, behaviour, metric, impact, ended) = PATTERNS[n * 5 % PATTERNS.len()];
    let thing = fleet::thing(n * 131 + 7);
    let title = format!("{thing} {seen}");
    let pace = i64::try_from(n * 37 % 23).unwrap_or_default();
    let detection = Detection {
        thing: &thing,
        title: &title,
        impact,
        profile: "DeviceRuleBaseline",
        behaviour: json!({"name": behaviour, "metric": metric}),
        measured: json!({"count": 10 + pace}),
        since: began - (2 + pace % 5) * MINUTE,
        contained: true,
    };
    let person = [RESPONDER, SECOND_RESPONDER, LEAD][n % 3];
    let mut scene = Scene::open(account, &detection, began);
    scene.acknowledged(began + (2 + pace) * MINUTE, "ot-on-call");
    if impact <= 3 {
        let contained = began + (3 + pace % 7) * MINUTE;
        let text = format!("Quarantine applied: {thing} was added to the thing group QUARANTINED");
        scene.custom(contained, contained, &text);
    }
    scene.note(began + (10 + pace * 2) * MINUTE, person, ended);
    scene.resumed(began + (11 + pace * 2) * MINUTE, person, "Analysis");
    let resolved = began + (45 + pace * 11) * MINUTE;
    scene.resumed(resolved - 2 * MINUTE, person, "Recovery");
    scene.set(resolved - MINUTE, person, "summary", &format!("{title}. {ended}"));
    scene.set(resolved, person, "status", "RESOLVED");
}
