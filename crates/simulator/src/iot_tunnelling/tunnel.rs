//! A tunnel to a device.

use serde_json::{Value, json};

use super::Tunnels;
use crate::times;
use crate::world::Account;
use crate::world::connections::Link;

#[derive(Clone, Debug)]
pub(crate) struct Tunnel {
    pub id: String,
    pub arn: String,
    pub description: Option<String>,
    /// As the request has it: thing and services.
    pub destination: Option<Value>,
    /// Minutes from its opening to its end.
    pub lifetime_minutes: i64,
    pub created: i64,
    pub closed: Option<i64>,
    /// Whether the source's proxy is connected, and since when.
    pub source: (bool, i64),
    /// The tokens that are valid: of the source, of the destination.
    pub tokens: (String, String),
}

impl Tunnel {
    /// When it was closed, by a call or at the end of its life.
    pub(crate) fn ended(&self, now: i64) -> Option<i64> {
        let end = self.created + self.lifetime_minutes * 60_000;
        self.closed.or_else(|| (end <= now).then_some(end))
    }

    fn status(&self, now: i64) -> &'static str {
        if self.ended(now).is_some() {
            "CLOSED"
        } else {
            "OPEN"
        }
    }

    pub(crate) fn thing(&self) -> Option<&str> {
        self.destination.as_ref()?["thingName"].as_str()
    }

    pub(super) fn summary(&self, now: i64) -> Value {
        let mut summary = json!({
            "tunnelId": self.id,
            "tunnelArn": self.arn,
            "status": self.status(now),
            "createdAt": times::to_wire(self.created),
            "lastUpdatedAt": times::to_wire(self.ended(now).unwrap_or(self.created)),
        });
        if let Some(description) = &self.description {
            summary["description"] = json!(description);
        }
        summary
    }

    pub(super) fn shown(&self, account: &Account, now: i64) -> Value {
        let mut shown = self.summary(now);
        let ended = self.ended(now);
        let (source, destination) = match ended {
            Some(at) => ((false, at), (false, at)),
            None => (self.source, self.destination_state(account)),
        };
        shown["sourceConnectionState"] = state(source);
        shown["destinationConnectionState"] = state(destination);
        shown["timeoutConfig"] = json!({"maxLifetimeTimeoutMinutes": self.lifetime_minutes});
        if let Some(destination) = &self.destination {
            shown["destinationConfig"] = destination.clone();
        }
        let tags = account.tags.list(&self.arn, "key", "value");
        if !tags.is_empty() {
            shown["tags"] = tags.into();
        }
        shown
    }

    /// A device that is connected over MQTT takes up the tunnel that it is told of (*assumed*: it runs the agent for that).
    fn destination_state(&self, account: &Account) -> (bool, i64) {
        let client = self
            .thing()
            .and_then(|thing| account.connections.clients.get(thing));
        match client.map(|client| client.link) {
            Some(Link::Up { since }) => (true, since.max(self.created)),
            Some(Link::Down { since, .. }) => (false, since.max(self.created)),
            None => (false, self.created),
        }
    }
}

fn state((connected, at): (bool, i64)) -> Value {
    let status = if connected { "CONNECTED" } else { "DISCONNECTED" };
    json!({"status": status, "lastUpdatedAt": times::to_wire(at)})
}

impl Tunnels {
    /// A token that nobody can guess from another one.
    pub(super) fn token(ids: &mut crate::ids::Ids) -> String {
        format!("AQGA{}{}", ids.hex(), ids.hex())
    }
}
