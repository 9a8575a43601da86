use super::adapter::{AT_ONCE, Iot};
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::all;
use aws_sdk_iotsecuretunneling::types::{TunnelStatus, TunnelSummary};
use domain::device::Tunnel;
use domain::ids::DeviceName;
use futures::stream::{self, StreamExt, TryStreamExt};
use response::ports::StoreError;

const LIST_TUNNELS: Operation = Operation::read("ListTunnels", SERVICE);
const PAGE_SIZE: i32 = 100;

impl Iot {
    /// `ListTunnels` of one device, which AWS lists latest first, and `DescribeTunnel` of those that are open: of a
    /// closed one nobody asks who is connected.
    pub(super) async fn list_tunnels(&self, device: &DeviceName) -> Result<Vec<Tunnel>, StoreError> {
        if !device.is_thing_name() {
            return Ok(Vec::new());
        }
        let thing = device.clone();
        let read = |this: Self| async move {
            let tunnels = all(LIST_TUNNELS, |token| this.page_of_tunnels(&thing, token)).await?;
            let detailed = stream::iter(tunnels).map(|tunnel| {
                let this = this.clone();
                async move {
                    if tunnel.open {
                        this.detailed(tunnel).await
                    } else {
                        Ok(tunnel)
                    }
                }
            });
            let mut tunnels: Vec<Tunnel> = detailed.buffered(AT_ONCE).try_collect().await?;
            tunnels.sort_by_key(|tunnel| std::cmp::Reverse(tunnel.opened));
            Ok(tunnels)
        };
        self.gateway
            .shared(LIST_TUNNELS, device.as_str(), read(self.clone()))
            .await
    }

    async fn page_of_tunnels(
        &self,
        device: &DeviceName,
        token: Option<String>,
    ) -> Result<(Vec<Tunnel>, Option<String>), StoreError> {
        let request = self
            .tunnelling
            .list_tunnels()
            .thing_name(device.as_str())
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self.gateway.call(LIST_TUNNELS, || request.clone().send()).await?;
        let tunnels = reply.tunnel_summaries.unwrap_or_default().into_iter();
        Ok((tunnels.filter_map(convert).collect(), reply.next_token))
    }
}

fn convert(summary: TunnelSummary) -> Option<Tunnel> {
    Some(Tunnel {
        id: summary.tunnel_id?,
        open: summary.status == Some(TunnelStatus::Open),
        device_connected: None,
        source_connected: None,
        opened: summary.created_at.as_ref().map(moment),
        minutes: None,
        description: summary.description.filter(|text| !text.is_empty()),
    })
}
