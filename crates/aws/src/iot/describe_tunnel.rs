use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iotsecuretunneling::types::{
    ConnectionState, ConnectionStatus, Tunnel as AwsTunnel, TunnelStatus,
};
use domain::device::Tunnel;
use response::ports::StoreError;

const DESCRIBE_TUNNEL: Operation = Operation::read("DescribeTunnel", SERVICE);

impl Iot {
    /// `DescribeTunnel`.
    pub(super) async fn describe_tunnel(&self, id: &str) -> Result<AwsTunnel, StoreError> {
        let request = self.tunnelling.describe_tunnel().tunnel_id(id);
        let reply = self
            .gateway
            .call(DESCRIBE_TUNNEL, || request.clone().send())
            .await?;
        let asked_for = |tunnel: &AwsTunnel| tunnel.tunnel_id.as_deref() == Some(id);
        let tunnel = reply.tunnel.filter(asked_for);
        tunnel.ok_or_else(|| DESCRIBE_TUNNEL.without("the tunnel"))
    }

    /// An open tunnel with who is connected to it. One that was deleted in between is closed.
    pub(super) async fn detailed(&self, tunnel: Tunnel) -> Result<Tunnel, StoreError> {
        let Some(described) = found(self.describe_tunnel(&tunnel.id).await)? else {
            return Ok(Tunnel {
                open: false,
                ..tunnel
            });
        };
        let timeout = described.timeout_config;
        Ok(Tunnel {
            open: described.status == Some(TunnelStatus::Open),
            device_connected: is_connected(described.destination_connection_state.as_ref()),
            source_connected: is_connected(described.source_connection_state.as_ref()),
            minutes: timeout.and_then(|timeout| timeout.max_lifetime_timeout_minutes),
            ..tunnel
        })
    }
}

fn is_connected(state: Option<&ConnectionState>) -> Option<bool> {
    let status = state?.status.as_ref()?;
    Some(*status == ConnectionStatus::Connected)
}
