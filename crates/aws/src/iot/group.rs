use super::adapter::{AT_ONCE, Iot};
use super::describe_group::is_dynamic;
use aws_sdk_iot::types::ThingGroupMetadata;
use domain::device::Group;
use domain::ids::GroupName;
use futures::stream::{self, StreamExt, TryStreamExt};
use response::ports::StoreError;

impl Iot {
    /// `DescribeThingGroup`, `ListAttachedPolicies` of the group itself, and each policy's document.
    pub(super) async fn group_with_policies(&self, name: &GroupName) -> Result<Option<Group>, StoreError> {
        let Some(group) = self.describe_group(name).await? else {
            return Ok(None);
        };
        let dynamic = is_dynamic(&group);
        let arn = group.thing_group_arn.unwrap_or_default();
        let attached = self.attached_policies(&arn).await?;
        let documents = stream::iter(attached).map(|policy| self.policy_document(policy));
        let policies: Vec<Option<(String, String)>> = documents.buffered(AT_ONCE).try_collect().await?;
        Ok(Some(Group {
            name: name.clone(),
            arn,
            dynamic,
            above: group.thing_group_metadata.map(above).unwrap_or_default(),
            policies: policies.into_iter().flatten().collect(),
        }))
    }
}

/// AWS lists them from the root to the parent.
fn above(metadata: ThingGroupMetadata) -> Vec<GroupName> {
    let groups = metadata
        .root_to_parent_thing_groups
        .unwrap_or_default()
        .into_iter();
    groups
        .filter_map(|group| group.group_name?.parse().ok())
        .collect()
}
