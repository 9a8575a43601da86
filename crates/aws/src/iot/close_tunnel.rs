use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use response::ports::StoreError;

const CLOSE_TUNNEL: Operation = Operation::write("CloseTunnel", SERVICE);

impl Iot {
    /// `CloseTunnel`, keeping its data: that it was open is part of what happened. One that is gone is closed.
    pub(super) async fn end_tunnel(&self, tunnel: &str) -> Result<(), StoreError> {
        let request = self.tunnelling.close_tunnel().tunnel_id(tunnel).delete(false);
        let closed = self.gateway.call(CLOSE_TUNNEL, || request.clone().send()).await;
        found(closed).map(drop)
    }
}
