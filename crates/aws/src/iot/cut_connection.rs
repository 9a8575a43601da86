use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use response::ports::StoreError;

const DELETE_CONNECTION: Operation = Operation::write("DeleteConnection", SERVICE);

impl Iot {
    /// `DeleteConnection`. The session stays, as evidence of what it subscribed to; the last will isn't published,
    /// because a message in the device's name is what containment is to stop.
    pub(super) async fn delete_connection(&self, client: &str) -> Result<(), StoreError> {
        let request = self
            .data()
            .await?
            .delete_connection()
            .client_id(client)
            .clean_session(false)
            .prevent_will_message(true);
        let cut = self
            .gateway
            .call(DELETE_CONNECTION, || request.clone().send())
            .await;
        found(cut).map(drop)
    }
}
