use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::ids::{DeviceName, GroupName};
use response::ports::StoreError;

const ADD_THING_TO_THING_GROUP: Operation = Operation::write("AddThingToThingGroup", SERVICE);

impl Iot {
    /// `AddThingToThingGroup`. AWS doesn't say what adding twice does, so a refusal is checked against the list.
    pub(super) async fn add_thing(
        &self,
        device: &DeviceName,
        group: &GroupName,
        evict: bool,
    ) -> Result<(), StoreError> {
        if !device.is_thing_name() {
            return Err(StoreError::NotFound {
                operation: ADD_THING_TO_THING_GROUP.name,
            });
        }
        let request = self
            .control
            .add_thing_to_thing_group()
            .thing_name(device.as_str())
            .thing_group_name(group.as_str())
            .override_dynamic_groups(evict);
        let added = self
            .gateway
            .call(ADD_THING_TO_THING_GROUP, || request.clone().send())
            .await;
        match added {
            Err(StoreError::Refused { .. }) if self.is_member(device, group).await == Ok(true) => Ok(()),
            other => other.map(drop),
        }
    }
}
