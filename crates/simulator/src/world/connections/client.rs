//! One MQTT client: what it asked for when it connected, and how its connection stands.

use std::collections::{BTreeMap, VecDeque};

use serde::Deserialize;

use super::Message;

/// Publications that are remembered of a client.
const REMEMBERED: usize = 50;
/// For so long after its end a connection can still be read.
/// Authority: the model's text of `disconnectedSince`: "available for 30 minutes after the client disconnects".
const READABLE_MS: i64 = 30 * 60 * 1000;

/// Why a connection ended. Authority: IoT Developer Guide, "Lifecycle events".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum DisconnectReason {
    AuthError,
    ClientInitiatedDisconnect,
    ConnectionLost,
    DuplicateClientid,
    MqttKeepAliveTimeout,
    ServerInitiatedDisconnect,
    ApiInitiatedDisconnect,
}

impl DisconnectReason {
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::AuthError => "AUTH_ERROR",
            Self::ClientInitiatedDisconnect => "CLIENT_INITIATED_DISCONNECT",
            Self::ConnectionLost => "CONNECTION_LOST",
            Self::DuplicateClientid => "DUPLICATE_CLIENTID",
            Self::MqttKeepAliveTimeout => "MQTT_KEEP_ALIVE_TIMEOUT",
            Self::ServerInitiatedDisconnect => "SERVER_INITIATED_DISCONNECT",
            Self::ApiInitiatedDisconnect => "API_INITIATED_DISCONNECT",
        }
    }

    /// A client that says goodbye has no last will (MQTT 5, section 3.14).
    pub(super) const fn publishes_will(self) -> bool {
        !matches!(self, Self::ClientInitiatedDisconnect)
    }
}

/// How a connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    Up { since: i64 },
    Down { since: i64, reason: DisconnectReason },
}

/// What a client connects with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connecting {
    /// The MQTT client id.
    pub client_id: String,
    /// The ARN of its certificate, or another principal; the first certificate of the thing of that name unless given.
    pub principal: Option<String>,
    /// Whether it tries again by itself after it was cut; it does unless told otherwise.
    #[serde(default = "yes")]
    pub reconnects: bool,
    /// Where it comes from.
    #[serde(default = "usual_source")]
    pub source_ip: String,
    /// Where it comes from.
    #[serde(default = "usual_port")]
    pub source_port: u16,
    /// Seconds between signs of life.
    #[serde(default = "usual_keep_alive")]
    pub keep_alive: u32,
    /// Whether its session ends with the connection.
    #[serde(default)]
    pub clean_session: bool,
    /// Seconds that its session outlives the connection.
    #[serde(default = "usual_expiry")]
    pub session_expiry: u32,
    /// Topic filters and their quality of service.
    #[serde(default)]
    pub subscriptions: BTreeMap<String, u8>,
    /// The topic of its last will, if it has one.
    pub will_topic: Option<String>,
    /// The VPC endpoint that it connects through.
    pub vpc_endpoint: Option<String>,
}

const fn yes() -> bool {
    true
}

fn usual_source() -> String {
    "10.2.40.17".to_owned()
}

const fn usual_port() -> u16 {
    49_152
}

const fn usual_keep_alive() -> u32 {
    60
}

const fn usual_expiry() -> u32 {
    3600
}

#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub asked: Connecting,
    pub principal: String,
    pub link: Link,
    /// The policies in force refused it when it tried last; it tries again once others are.
    pub refused: bool,
    /// What it published lately: time, topic.
    pub published: VecDeque<(i64, String)>,
    /// What was sent to it directly.
    pub received: VecDeque<Message>,
}

impl Client {
    pub(crate) fn is_connected(&self) -> bool {
        matches!(self.link, Link::Up { .. })
    }

    /// Whether its session lives: while connected, and for its expiry afterwards.
    pub(crate) fn has_session(&self, now: i64) -> bool {
        match self.link {
            Link::Up { .. } => true,
            Link::Down { since, .. } => {
                !self.asked.clean_session && now - since <= i64::from(self.asked.session_expiry) * 1000
            }
        }
    }

    /// Whether AWS still tells when and why the connection ended.
    pub(crate) fn is_remembered(&self, now: i64) -> bool {
        match self.link {
            Link::Up { .. } => true,
            Link::Down { since, .. } => now - since <= READABLE_MS,
        }
    }

    pub(super) fn note_publication(&mut self, at: i64, topic: &str) {
        self.published.push_back((at, topic.to_owned()));
        if self.published.len() > REMEMBERED {
            self.published.pop_front();
        }
    }

    pub(crate) fn receive(&mut self, message: Message) {
        self.received.push_back(message);
        if self.received.len() > REMEMBERED {
            self.received.pop_front();
        }
    }
}
