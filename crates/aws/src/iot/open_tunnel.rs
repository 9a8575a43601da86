use super::adapter::Iot;
use super::convert::one_line;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iotsecuretunneling::types::{DestinationConfig, TimeoutConfig};
use domain::device::TunnelTokens;
use domain::ids::DeviceName;
use response::ports::StoreError;

/// Opening twice opens two.
const OPEN_TUNNEL: Operation = Operation::once("OpenTunnel", SERVICE);

impl Iot {
    /// `OpenTunnel`. When it is unavailable a tunnel may be open all the same; nobody has its tokens.
    pub(super) async fn new_tunnel(
        &self,
        device: &DeviceName,
        service: &str,
        minutes: i32,
        description: &str,
    ) -> Result<TunnelTokens, StoreError> {
        if !device.is_thing_name() {
            return Err(StoreError::NotFound {
                operation: OPEN_TUNNEL.name,
            });
        }
        let destination = DestinationConfig::builder()
            .thing_name(device.as_str())
            .services(service)
            .build()
            .map_err(|error| OPEN_TUNNEL.unbuilt(error))?;
        let lifetime = TimeoutConfig::builder().max_lifetime_timeout_minutes(minutes);
        let request = self
            .tunnelling
            .open_tunnel()
            .destination_config(destination)
            .timeout_config(lifetime.build())
            .set_description(one_line(description));
        let reply = self.gateway.call(OPEN_TUNNEL, || request.clone().send()).await?;
        Ok(TunnelTokens {
            tunnel: reply
                .tunnel_id
                .ok_or_else(|| OPEN_TUNNEL.without("the tunnel's id"))?,
            source: reply.source_access_token,
            destination: reply.destination_access_token,
        })
    }
}
