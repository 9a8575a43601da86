//! What tests set up at tunnels.

use crate::world::{ClientError, WorldHandle};

impl WorldHandle {
    /// The source's proxy connects to a tunnel, or goes.
    ///
    /// # Errors
    /// When there is no such tunnel.
    pub fn connect_tunnel_source(&self, id: &str, connected: bool) -> Result<(), ClientError> {
        let mut state = self.lock();
        let now = state.now();
        let tunnel = state.account.tunnels.get_mut(id);
        let tunnel = tunnel.map_err(|_| ClientError::Unknown(id.to_owned()))?;
        tunnel.source = (connected, now);
        Ok(())
    }

    /// Whether a tunnel would let a proxy in that shows this token.
    pub fn tunnel_takes(&self, id: &str, token: &str) -> bool {
        let state = self.lock();
        let now = state.now();
        state.account.tunnels.get(id).is_ok_and(|tunnel| {
            tunnel.ended(now).is_none() && (tunnel.tokens.0 == token || tunnel.tokens.1 == token)
        })
    }
}
