use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A device's MQTT session, as the connection APIs tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Connection {
    /// Whether it is connected.
    pub connected: bool,
    /// The client id, which may differ from the thing's name; group policies bind only where it doesn't. `None` when
    /// it was never seen.
    pub client: Option<String>,
    /// Since when it is connected or not; `None` when it was never seen.
    pub since: Option<Timestamp>,
    /// Why the last session ended, in the service's word, such as `API_INITIATED_DISCONNECT`.
    pub ended: Option<String>,
    /// The address and port it comes from.
    pub source: Option<String>,
    /// How long the broker waits for a sign of life, in seconds.
    pub keep_alive: Option<i32>,
}

impl Connection {
    /// Whether a session was ever seen: of a device never seen connected, nothing can be verified.
    pub fn was_seen(&self) -> bool {
        self.connected || self.since.is_some()
    }
}

/// A topic filter that a client subscribed to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subscription {
    /// The filter.
    pub filter: String,
    /// Quality of service, 0 to 2.
    pub qos: i32,
}
