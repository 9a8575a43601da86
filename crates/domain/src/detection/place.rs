use crate::act::NewItem;
use crate::ids::{AccountId, DeviceName, Region};
use crate::related::{ItemKind, ItemValue, RelatedItem};
use crate::text::ItemTitle;

/// Where resources are, as their names spell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `aws`, `aws-cn` or `aws-us-gov`.
    pub partition: String,
    /// The Region.
    pub region: Region,
    /// The account.
    pub account: AccountId,
}

impl Place {
    /// The related item by which an incident is about a device. One that the registry couldn't have, such as a client
    /// id with a slash, is named as the client that it is.
    pub fn device(&self, device: &DeviceName) -> NewItem {
        let kind = if device.is_thing_name() { "thing" } else { "client" };
        let Self {
            partition,
            region,
            account,
        } = self;
        NewItem {
            kind: ItemKind::InvolvedResource,
            value: ItemValue::Resource(format!("arn:{partition}:iot:{region}:{account}:{kind}/{device}")),
            title: ItemTitle::new(device.as_str()).ok(),
        }
    }

    /// The device that an item names, by either kind of name.
    pub fn device_of(&self, item: &RelatedItem) -> Option<DeviceName> {
        let ItemValue::Resource(arn) = &item.value else {
            return None;
        };
        let name = match item.value.thing_name() {
            Some(name) => name,
            None => arn.split_once(":client/")?.1,
        };
        name.parse()
            .ok()
            .filter(|device| self.device(device).value == item.value)
    }
}
