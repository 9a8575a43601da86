use super::adapter::{AT_ONCE, Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::all;
use domain::device::GroupMembership;
use domain::ids::{DeviceName, GroupName};
use futures::stream::{self, StreamExt, TryStreamExt};
use response::ports::StoreError;

const LIST_THING_GROUPS_FOR_THING: Operation = Operation::read("ListThingGroupsForThing", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListThingGroupsForThing`, then each group's kind. A thing that doesn't exist is in none.
    pub(super) async fn memberships(&self, device: &DeviceName) -> Result<Vec<GroupMembership>, StoreError> {
        if !device.is_thing_name() {
            return Ok(Vec::new());
        }
        let thing = device.clone();
        let read = |this: Self| async move {
            let page = |token| this.page_of_groups(&thing, token);
            let groups = found(all(LIST_THING_GROUPS_FOR_THING, page).await)?.unwrap_or_default();
            let kinds = stream::iter(groups).map(|group| {
                let this = this.clone();
                async move {
                    // A group that was deleted in between is none that the thing is in.
                    let dynamic = this.is_dynamic(&group).await?;
                    Ok(dynamic.map(|dynamic| GroupMembership { group, dynamic }))
                }
            });
            let memberships: Vec<Option<GroupMembership>> = kinds.buffered(AT_ONCE).try_collect().await?;
            Ok(memberships.into_iter().flatten().collect::<Vec<_>>())
        };
        self.gateway
            .shared(LIST_THING_GROUPS_FOR_THING, device.as_str(), read(self.clone()))
            .await
    }

    /// Whether the registry has the thing in the group now.
    pub(super) async fn is_member(&self, device: &DeviceName, group: &GroupName) -> Result<bool, StoreError> {
        let page = |token| self.page_of_groups(device, token);
        Ok(all(LIST_THING_GROUPS_FOR_THING, page).await?.contains(group))
    }

    async fn page_of_groups(
        &self,
        device: &DeviceName,
        token: Option<String>,
    ) -> Result<(Vec<GroupName>, Option<String>), StoreError> {
        let request = self
            .control
            .list_thing_groups_for_thing()
            .thing_name(device.as_str())
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_THING_GROUPS_FOR_THING, || request.clone().send())
            .await?;
        let groups = reply.thing_groups.unwrap_or_default().into_iter();
        let names = groups.filter_map(|group| group.group_name?.parse().ok());
        Ok((names.collect(), reply.next_token))
    }
}
