//! What a deployed workflow answers by itself: a valve and a meter open ports, of which one may be contained at once.
//!
//! Nothing is told of it but what the devices report; profile, functions and runbook are the deployed ones.

use serde_json::json;

use super::scene::{MINUTE, SECOND};
use crate::world::defender::reported;
use crate::world::{Account, State};

const PORTS: &str = "aws:listening-tcp-ports";
/// Devices report every five minutes.
const EVERY: i64 = 5 * MINUTE;

/// Who reports what first, so long after the start, and what was answered about it beforehand.
const DEVICES: [(&str, i64, &[i64], &[(&str, &str)]); 2] = [
    (
        "valve-046",
        50 * SECOND,
        &[22, 23, 443],
        &[
            ("mission_critical", "no"),
            ("redundant", "yes"),
            ("sensitive_data", "no"),
            ("reachable", "yes"),
        ],
    ),
    // Nobody answered anything about it: the workflow asks people.
    ("meter-033", 9 * MINUTE, &[22, 443, 8080], &[]),
];

/// The devices as they are before, and their reports from then on.
pub(crate) fn plant(state: &mut State, now: i64) {
    for (device, after, ports, answers) in DEVICES {
        if let Some(thing) = state.account.fleet.things.get_mut(device) {
            let answers = answers
                .iter()
                .map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()));
            thing.attributes.extend(answers);
        }
        state.account.index_all(now);
        for n in 0..24 {
            let report = move |account: &mut Account, at: i64| {
                // Who is cut off reports nothing.
                if account.connections.is_connected(device) {
                    reported(account, device, PORTS, at, json!({"ports": ports}));
                }
            };
            state.schedule.plan(now + after + n * EVERY, Box::new(report));
        }
    }
}
