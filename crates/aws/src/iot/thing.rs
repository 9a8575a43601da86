use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iot::operation::describe_thing::DescribeThingOutput;
use domain::device::Thing;
use domain::ids::DeviceName;
use response::ports::StoreError;

const DESCRIBE_THING: Operation = Operation::read("DescribeThing", SERVICE);

impl Iot {
    /// `DescribeThing`.
    pub(super) async fn describe_thing(&self, device: &DeviceName) -> Result<Option<Thing>, StoreError> {
        if !device.is_thing_name() {
            return Ok(None);
        }
        let name = device.clone();
        let read = |this: Self| async move {
            let request = this.control.describe_thing().thing_name(name.as_str());
            let reply = this.gateway.call(DESCRIBE_THING, || request.clone().send()).await;
            match found(reply)? {
                Some(reply) => convert(name, reply).map(Some),
                None => Ok(None),
            }
        };
        self.gateway
            .shared(DESCRIBE_THING, device.as_str(), read(self.clone()))
            .await
    }
}

fn convert(name: DeviceName, thing: DescribeThingOutput) -> Result<Thing, StoreError> {
    if thing.thing_name.as_deref() != Some(name.as_str()) {
        return Err(DESCRIBE_THING.without("the thing"));
    }
    Ok(Thing {
        name,
        arn: thing.thing_arn.unwrap_or_default(),
        kind: thing.thing_type_name.filter(|kind| !kind.is_empty()),
        attributes: thing.attributes.unwrap_or_default().into_iter().collect(),
        version: thing.version,
    })
}
