//! The fleet's connections, a few shadows, and the messages that topics keep.

use std::collections::{BTreeMap, VecDeque};

use serde_json::json;

use super::scene::{DAY, MINUTE, SECOND};
use crate::world::Account;
use crate::world::connections::{self, Client, Connecting, DisconnectReason, Link, Message};

/// One thing in so many is offline.
const OFFLINE: usize = 29;
/// What keeps a device out, and the messages that topics keep, are so much older than the start.
const SETTLED: i64 = 14 * MINUTE;

pub(super) fn plant(account: &mut Account, now: i64) {
    let things = account.fleet.things.values().enumerate();
    let clients: Vec<Client> = things
        .filter_map(|(n, thing)| {
            let mut principals = thing.principals.iter().map(|link| &link.principal);
            let principal = principals.find(|principal| account.fleet.is_active(principal))?;
            Some(client(n, &thing.client_id, principal, now))
        })
        .collect();
    for mut client in clients {
        if client.is_connected() && !connections::may_connect(account, &client, now) {
            client.link = Link::Down {
                since: now - SETTLED,
                reason: DisconnectReason::AuthError,
            };
        }
        connections::place(account, client);
    }
    shadows(account, now);
    retained(account, now);
}

fn client(n: usize, id: &str, principal: &str, now: i64) -> Client {
    let nth = i64::try_from(n).unwrap_or_default();
    let ago = (nth * 7_919 % 2_000) * MINUTE + 3 * MINUTE;
    let online = n % OFFLINE != OFFLINE - 1 || id == "pump-117";
    let link = if online {
        Link::Up { since: now - ago }
    } else {
        Link::Down {
            since: now - ago,
            reason: DisconnectReason::MqttKeepAliveTimeout,
        }
    };
    let topic = format!("dt/waterworks/{id}/telemetry");
    let asked = Connecting {
        client_id: id.to_owned(),
        principal: Some(principal.to_owned()),
        reconnects: online,
        source_ip: format!("10.2.{}.{}", n / 200, 10 + n % 200),
        source_port: 49_152 + u16::try_from(n % 10_000).unwrap_or_default(),
        keep_alive: 60,
        clean_session: n % 11 == 5,
        session_expiry: 3_600,
        subscriptions: BTreeMap::from([
            (format!("cmd/waterworks/{id}/#"), 1),
            ("cmd/waterworks/all".to_owned(), 0),
            (format!("$aws/things/{id}/shadow/update/delta"), 1),
        ]),
        will_topic: Some(format!("dt/waterworks/{id}/status")),
        vpc_endpoint: (n % 13 == 1).then(|| "vpce-0a1b2c3d4e5f60718".to_owned()),
    };
    Client {
        asked,
        principal: principal.to_owned(),
        link,
        refused: false,
        published: VecDeque::from([(now - ago.min(40 * SECOND), topic)]),
        received: VecDeque::new(),
    }
}

fn shadows(account: &mut Account, now: i64) {
    for (n, thing) in ["pump-116", "pump-117", "pump-118", "gateway-003", "chlorine-012"]
        .into_iter()
        .enumerate()
    {
        let document = json!({"state": {
            "desired": {"mode": "auto", "rpm": 1_450, "configuration": "2026.2"},
            "reported": {
                "mode": "auto",
                "rpm": if thing == "pump-117" { 0 } else { 1_450 },
                "configuration": "2026.2",
                "firmware": "4.2.0",
            },
        }});
        let at = now - i64::try_from(n).unwrap_or_default() * 11 * MINUTE - 20 * MINUTE;
        let named = json!({"state": {"reported": {"ntp": "ntp.waterworks.example", "listens": [22, 443]}}});
        for (name, document) in [("", document), ("network", named)] {
            // The document is within the limits of shadows.
            let _ = account
                .shadows
                .update(thing, name, document.to_string().as_bytes(), at);
        }
    }
}

fn retained(account: &mut Account, now: i64) {
    for (topic, payload, days) in [
        ("cmd/waterworks/all", "{\"configuration\":\"2026.2\"}", 1),
        ("dt/waterworks/hall-2/alarm", "{\"pressure\":\"low\"}", 3),
        ("dt/waterworks/pump-117/status", "{\"online\":true}", 0),
    ] {
        let message = Message {
            topic: topic.to_owned(),
            payload: payload.as_bytes().to_vec(),
            qos: 1,
            user_properties: Some("[{\"from\":\"operations\"}]".to_owned()),
            at: now - days * DAY - SETTLED,
        };
        connections::retain(account, message);
    }
}
