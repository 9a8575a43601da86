use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::ids::{DeviceName, GroupName};
use response::ports::StoreError;

const REMOVE_THING_FROM_THING_GROUP: Operation = Operation::write("RemoveThingFromThingGroup", SERVICE);

impl Iot {
    /// `RemoveThingFromThingGroup`. AWS doesn't say what removing twice does, so a refusal is checked against the list.
    pub(super) async fn remove_thing(
        &self,
        device: &DeviceName,
        group: &GroupName,
    ) -> Result<(), StoreError> {
        if !device.is_thing_name() {
            return Err(StoreError::NotFound {
                operation: REMOVE_THING_FROM_THING_GROUP.name,
            });
        }
        let request = self
            .control
            .remove_thing_from_thing_group()
            .thing_name(device.as_str())
            .thing_group_name(group.as_str());
        let removed = self
            .gateway
            .call(REMOVE_THING_FROM_THING_GROUP, || request.clone().send())
            .await;
        match removed {
            Err(StoreError::Refused { .. } | StoreError::NotFound { .. })
                if self.is_member(device, group).await == Ok(false) =>
            {
                Ok(())
            }
            other => other.map(drop),
        }
    }
}
