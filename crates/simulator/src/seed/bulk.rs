//! One incident with as many events as a measurement wants.

use serde_json::json;

use super::scene::{Detection, SECOND, Scene};
use super::{pages, plans};
use crate::world::Account;

/// An open incident with exactly so many events on its timeline, and its ARN.
/// Fewer than the service writes by itself at the start cannot be asked for.
pub(crate) fn incident(account: &mut Account, title: &str, events: usize, now: i64) -> String {
    if !account.incidents.plans.contains_key(plans::DEVICES) {
        plans::plant(account, now);
    }
    let span = i64::try_from(events)
        .unwrap_or(i64::MAX)
        .saturating_mul(5 * SECOND);
    let began = now - span;
    let detection = Detection {
        thing: "gateway-009",
        title,
        impact: 2,
        profile: "DeviceMLBaseline",
        behaviour: json!({"name": "outboundbytes", "metric": "aws:all-bytes-out"}),
        measured: json!({"count": 40_000_000}),
        since: began,
    };
    let mut scene = Scene::open(account, &detection, began);
    // What is paged later would stand on the timeline too.
    pages::silence(scene.account, &scene.arn, began);
    let written = scene
        .account
        .incidents
        .record(&scene.arn)
        .map_or(0, |record| record.timeline.len());
    for n in written..events {
        let at = began + i64::try_from(n).unwrap_or_default() * 5 * SECOND;
        match n % 10 {
            0 => scene.note(at, "responder.s", &format!("Checked message {n}: nothing in it that the gateway should send.")),
            5 => scene.custom(at, at, &format!("Connection from 203.0.113.{} was cut", n % 250)),
            _ => scene.custom(at, at, "Violation continues: gateway-009 sends 40 times its usual messages (DeviceMLBaseline, outboundbytes)"),
        }
    }
    scene.arn
}
