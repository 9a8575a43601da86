//! What happened to connections, for whoever writes logs.

use super::DisconnectReason;

/// What happened. The names are those of IoT's log events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Connect,
    Disconnect(DisconnectReason),
    DeleteConnection,
    PublishIn { topic: String },
}

impl What {
    pub(crate) const fn event_type(&self) -> &'static str {
        match self {
            Self::Connect => "Connect",
            Self::Disconnect(_) => "Disconnect",
            Self::DeleteConnection => "DeleteConnection",
            Self::PublishIn { .. } => "Publish-In",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Happening {
    /// Grows by one with each.
    pub n: u64,
    pub at: i64,
    pub client: String,
    pub principal: String,
    pub source_ip: String,
    pub source_port: u16,
    pub what: What,
    /// Whether the client was let.
    pub allowed: bool,
}
