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

/// A device, and what it does.
struct Watched {
    name: &'static str,
    /// It reports first so long after the start.
    after: i64,
    /// The ports that it listens on then.
    ports: &'static [i64],
    /// What was answered about it beforehand.
    answers: &'static [(&'static str, &'static str)],
}

const DEVICES: [Watched; 2] = [
    Watched {
        name: "valve-046",
        after: 50 * SECOND,
        ports: &[22, 23, 443],
        answers: &[
            ("mission_critical", "no"),
            ("redundant", "yes"),
            ("sensitive_data", "no"),
            ("reachable", "yes"),
        ],
    },
    // Nobody answered anything about it: the workflow asks people.
    Watched {
        name: "meter-033",
        after: 9 * MINUTE,
        ports: &[22, 443, 8080],
        answers: &[],
    },
];

/// The devices as they are before, and their reports from then on.
pub(crate) fn plant(state: &mut State, now: i64) {
    for Watched {
        name,
        after,
        ports,
        answers,
    } in DEVICES
    {
        if let Some(thing) = state.account.fleet.things.get_mut(name) {
            let answers = answers
                .iter()
                .map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()));
            thing.attributes.extend(answers);
        }
        for n in 0..24 {
            let report = move |account: &mut Account, at: i64| {
                // Who is cut off reports nothing.
                if account.connections.is_connected(name) {
                    reported(account, name, PORTS, at, json!({"ports": ports}));
                }
            };
            state.schedule.plan(now + after + n * EVERY, Box::new(report));
        }
    }
    state.account.index_all(now);
}
