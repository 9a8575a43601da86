//! What tests set up among the clients, by the handle and by the control port.

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::{Client, Connecting, DisconnectReason, Happening, Link, Message, What, connect, cut, publish};
use crate::world::WorldHandle;

/// Why a control over clients did nothing.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// No principal was named and the registry knows none for this client id.
    #[error("there is no principal for the client {0}")]
    NoPrincipal(String),
    /// There is no such client.
    #[error("there is no client {0}")]
    Unknown(String),
    /// The policies in force or the certificate refuse it.
    #[error("the client {0} is not let")]
    Refused(String),
}

impl WorldHandle {
    /// A client connects.
    ///
    /// # Errors
    /// When it has no principal, or may not.
    pub fn connect_client(&self, asked: Connecting) -> Result<(), ClientError> {
        let mut state = self.lock();
        let now = state.now();
        let account = &mut state.account;
        let id = asked.client_id.clone();
        let principals = account.fleet.principals_of(&id);
        let known = principals.first().map(|principal| (*principal).to_owned());
        let principal = asked.principal.clone().or(known);
        let principal = principal.ok_or_else(|| ClientError::NoPrincipal(id.clone()))?;
        let client = Client {
            asked,
            principal,
            link: Link::Up { since: now },
            refused: false,
            published: VecDeque::new(),
            received: VecDeque::new(),
        };
        if connect(account, client, now) {
            Ok(())
        } else {
            Err(ClientError::Refused(id))
        }
    }

    /// A client loses its connection, for one of AWS's reasons; it comes back at once if it does so by itself and may.
    ///
    /// # Errors
    /// When there is no such client, or no such reason.
    pub fn disconnect_client(&self, id: &str, reason: &str) -> Result<(), ClientError> {
        let mut state = self.lock();
        let now = state.now();
        let reason: DisconnectReason =
            serde_json::from_value(json!(reason)).map_err(|_| ClientError::Unknown(reason.to_owned()))?;
        if !state.account.connections.clients.contains_key(id) {
            return Err(ClientError::Unknown(id.to_owned()));
        }
        cut(&mut state.account, id, reason, now, true);
        Ok(())
    }

    /// Whether a client tries again by itself after it was cut.
    ///
    /// # Errors
    /// When there is no such client.
    pub fn set_reconnects(&self, id: &str, reconnects: bool) -> Result<(), ClientError> {
        let mut state = self.lock();
        let client = state.account.connections.clients.get_mut(id);
        let client = client.ok_or_else(|| ClientError::Unknown(id.to_owned()))?;
        client.asked.reconnects = reconnects;
        Ok(())
    }

    /// A connected client publishes.
    ///
    /// # Errors
    /// When it isn't connected, or the policies in force don't let it.
    pub fn publish_as_client(
        &self,
        id: &str,
        topic: &str,
        payload: &str,
        retain: bool,
    ) -> Result<(), ClientError> {
        let mut state = self.lock();
        let message = Message {
            topic: topic.to_owned(),
            payload: payload.as_bytes().to_vec(),
            qos: 1,
            user_properties: None,
            at: state.now(),
        };
        if publish(&mut state.account, id, message, retain) {
            Ok(())
        } else {
            Err(ClientError::Refused(id.to_owned()))
        }
    }

    /// What happened to connections after number `after`, oldest first, as JSON.
    pub fn happenings_after(&self, after: u64) -> Vec<Value> {
        let state = self.lock();
        let all = state.account.connections.happened.iter();
        all.filter(|happening| happening.n > after).map(shown).collect()
    }

    /// A client as JSON: what it asked for, how its connection stands, what it published and was sent.
    pub fn client(&self, id: &str) -> Option<Value> {
        let state = self.lock();
        let client = state.account.connections.clients.get(id)?;
        let (connected, since) = match client.link {
            Link::Up { since } => (true, since),
            Link::Down { since, .. } => (false, since),
        };
        let published = client.published.iter();
        let received = client.received.iter();
        Some(json!({
            "client_id": id,
            "principal": client.principal,
            "connected": connected,
            "since": since,
            "reconnects": client.asked.reconnects,
            "published": published.map(|(at, topic)| json!({"at": at, "topic": topic})).collect::<Vec<_>>(),
            "received": received.map(|message| json!({
                "at": message.at,
                "topic": message.topic,
                "payload": String::from_utf8_lossy(&message.payload),
            })).collect::<Vec<_>>(),
        }))
    }
}

fn shown(happening: &Happening) -> Value {
    let mut shown = json!({
        "n": happening.n,
        "at": happening.at,
        "event": happening.what.event_type(),
        "client_id": happening.client,
        "principal": happening.principal,
        "source_ip": happening.source_ip,
        "source_port": happening.source_port,
        "allowed": happening.allowed,
    });
    match &happening.what {
        What::Disconnect(reason) => shown["reason"] = json!(reason.wire()),
        What::PublishIn { topic } => shown["topic"] = json!(topic),
        What::Connect | What::DeleteConnection => {}
    }
    shown
}
