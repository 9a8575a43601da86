use super::adapter::{Iot, found};
use super::convert::source;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::moments::moment;
use aws_sdk_iot::types::DisconnectReasonValue;
use domain::device::Connection;
use domain::ids::DeviceName;
use response::ports::StoreError;

const GET_THING_CONNECTIVITY_DATA: Operation = Operation::read("GetThingConnectivityData", SERVICE);

impl Iot {
    /// `GetThingConnectivityData`: the fleet index's view. `None` when the index knows no such thing; a thing that
    /// never connected is one that is not connected, without any detail. Where indexing is off or not ready, AWS
    /// refuses.
    pub(super) async fn thing_connectivity(
        &self,
        device: &DeviceName,
    ) -> Result<Option<Connection>, StoreError> {
        let request = self
            .control
            .get_thing_connectivity_data()
            .thing_name(device.as_str())
            .include_socket_information(true);
        let reply = self
            .gateway
            .call(GET_THING_CONNECTIVITY_DATA, || request.clone().send())
            .await;
        let known = found(reply)?.map(|data| Connection {
            connected: data.connected.unwrap_or_default(),
            client: data.client_id,
            since: data.timestamp.as_ref().map(moment),
            ended: data
                .disconnect_reason
                .filter(|reason| *reason != DisconnectReasonValue::None)
                .map(|reason| reason.as_str().to_owned()),
            source: source(data.source_ip.as_deref(), data.source_port),
            keep_alive: data.keep_alive_duration,
        });
        Ok(known)
    }
}
