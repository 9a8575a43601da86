use super::adapter::{Iot, found};
use super::convert::source;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::device::Connection;
use domain::time::Timestamp;
use response::ports::StoreError;

const GET_CONNECTION: Operation = Operation::read("GetConnection", SERVICE);

impl Iot {
    /// `GetConnection`: the broker's own view of a client; `None` when it has no session, or when that ended more than 30
    /// minutes ago.
    ///
    /// Sockets are asked for only where `socket` says so, because a role may be denied them by a condition.
    pub(super) async fn get_connection(
        &self,
        client: &str,
        socket: bool,
    ) -> Result<Option<Connection>, StoreError> {
        // AWS keeps client ids that begin with `$` for itself.
        if client.is_empty() || client.starts_with('$') {
            return Ok(None);
        }
        let request = self
            .data()
            .await?
            .get_connection()
            .client_id(client)
            .include_socket_information(socket);
        let reply = self.gateway.call(GET_CONNECTION, || request.clone().send()).await;
        let session = found(reply)?;
        Ok(session.map(|session| {
            let since = if session.connected {
                session.connected_since
            } else {
                session.disconnected_since
            };
            Connection {
                connected: session.connected,
                client: Some(session.client_id.unwrap_or_else(|| client.to_owned())),
                since: (since > 0).then_some(Timestamp(since)),
                ended: session
                    .disconnect_reason
                    .filter(|reason| !reason.is_empty() && reason != "NONE"),
                source: source(session.source_ip.as_deref(), told(session.source_port)),
                keep_alive: told(session.keep_alive_duration),
            }
        }))
    }
}

/// The SDK fills what an answer lacks with 0, which is neither a port nor a keep-alive.
fn told(number: i32) -> Option<i32> {
    (number > 0).then_some(number)
}
