//! As much as a measurement wants: an incident with many events, things that are connected.

use std::collections::{BTreeMap, VecDeque};

use serde::Deserialize;
use serde_json::json;

use super::scene::{Detection, SECOND, Scene};
use super::{pages, plans};
use crate::world::Account;
use crate::world::connections::{self, Client, Connecting, Link};
use crate::world::fleet::{CertificateStatus, Change, Thing, certificate_id, pretended_pem};

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
        contained: true,
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

/// Things to be made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Things {
    /// Their names are this, a hyphen and a number of four digits from 0000.
    pub prefix: String,
    /// How many.
    pub count: usize,
    /// Whether they share one certificate; otherwise each has its own.
    #[serde(default)]
    pub shared: bool,
    /// Whether they are connected, under their names.
    #[serde(default)]
    pub connected: bool,
}

/// Things with active certificates that may do everything, in force at once; their names.
pub(crate) fn things(account: &mut Account, asked: &Things, now: i64) -> Vec<String> {
    let names: Vec<String> = (0..asked.count)
        .map(|n| format!("{}-{n:04}", asked.prefix))
        .collect();
    let policy = format!("{}-everything", asked.prefix);
    let document = json!({"Version": "2012-10-17", "Statement":
        [{"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]});
    account.fleet.change(
        Change::Document {
            policy: policy.clone(),
            document: Some(document.to_string()),
        },
        now,
    );
    let mut certificate = String::new();
    for (n, name) in names.iter().enumerate() {
        if n == 0 || !asked.shared {
            certificate = issue(account, &policy, now);
        }
        let thing = Thing {
            name: name.clone(),
            id: account.ids.uuid(),
            kind: None,
            attributes: BTreeMap::new(),
            version: 1,
            billing_group: None,
            principals: Vec::new(),
            client_id: name.clone(),
        };
        account.fleet.things.insert(name.clone(), thing);
        if let Err(refusal) = account.fleet.attach_principal(name, &certificate, false) {
            tracing::error!(name, message = refusal.message, "a certificate is not attached");
        }
        if asked.connected {
            connections::place(account, client(name, &certificate, now));
        }
    }
    account.fleet.settle_all();
    names
}

fn issue(account: &mut Account, policy: &str, now: i64) -> String {
    let id = certificate_id(&mut account.ids);
    let pem = pretended_pem("CERTIFICATE", &id);
    let target = account.fleet.arns.of("cert", &id);
    account
        .fleet
        .put_certificate(id, pem, CertificateStatus::Active, now);
    let attach = Change::Attach {
        policy: policy.to_owned(),
        target: target.clone(),
    };
    account.fleet.change(attach, now);
    target
}

fn client(name: &str, principal: &str, now: i64) -> Client {
    Client {
        asked: Connecting {
            client_id: name.to_owned(),
            principal: Some(principal.to_owned()),
            reconnects: true,
            source_ip: "10.2.40.17".to_owned(),
            source_port: 49_152,
            keep_alive: 60,
            clean_session: false,
            session_expiry: 3_600,
            subscriptions: BTreeMap::from([(format!("cmd/{name}"), 1)]),
            will_topic: None,
            vpc_endpoint: None,
        },
        principal: principal.to_owned(),
        link: Link::Up { since: now - SECOND },
        refused: false,
        published: VecDeque::new(),
        received: VecDeque::new(),
    }
}
