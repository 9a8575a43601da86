use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iotsecuretunneling::types::ClientMode;
use domain::device::TunnelTokens;
use response::ports::StoreError;

/// Doing it again gives new tokens again, and the last ones count.
const ROTATE_TUNNEL_ACCESS_TOKEN: Operation = Operation::write("RotateTunnelAccessToken", SERVICE);

impl Iot {
    /// `RotateTunnelAccessToken` of both ends. The device gets its new token on its notification topic only when the
    /// destination is named again, so it is read first.
    pub(super) async fn rotate_tokens(&self, tunnel: &str) -> Result<TunnelTokens, StoreError> {
        let described = self.describe_tunnel(tunnel).await?;
        let request = self
            .tunnelling
            .rotate_tunnel_access_token()
            .tunnel_id(tunnel)
            .client_mode(ClientMode::All)
            .set_destination_config(described.destination_config);
        let reply = self
            .gateway
            .call(ROTATE_TUNNEL_ACCESS_TOKEN, || request.clone().send())
            .await?;
        Ok(TunnelTokens {
            tunnel: tunnel.to_owned(),
            source: reply.source_access_token,
            destination: reply.destination_access_token,
        })
    }
}
