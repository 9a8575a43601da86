//! What the registry's side knows of a thing's connection.

/// The last thing heard of a thing's connection, by the client id that equals its name.
#[derive(Clone, Debug)]
pub(crate) struct Connectivity {
    pub connected: bool,
    /// When it connected or disconnected.
    pub since: i64,
    /// A value of the model's `DisconnectReasonValue`; `NONE` while connected.
    pub reason: &'static str,
    pub source_ip: String,
    pub source_port: u16,
    pub target_ip: String,
    pub target_port: u16,
    pub vpc_endpoint: Option<String>,
    /// In seconds.
    pub keep_alive: u32,
    pub clean_session: bool,
    /// In seconds.
    pub session_expiry: u32,
}
