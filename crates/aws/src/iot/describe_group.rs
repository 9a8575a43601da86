use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iot::operation::describe_thing_group::DescribeThingGroupOutput;
use domain::ids::GroupName;
use response::ports::StoreError;
use tokio::time::Instant;

pub(super) const DESCRIBE_THING_GROUP: Operation = Operation::read("DescribeThingGroup", SERVICE);

impl Iot {
    /// `DescribeThingGroup`.
    pub(super) async fn describe_group(
        &self,
        name: &GroupName,
    ) -> Result<Option<DescribeThingGroupOutput>, StoreError> {
        let group = name.clone();
        let read = |this: Self| async move {
            let began = Instant::now();
            let request = this
                .control
                .describe_thing_group()
                .thing_group_name(group.as_str());
            let reply = this
                .gateway
                .call(DESCRIBE_THING_GROUP, || request.clone().send())
                .await;
            let Some(reply) = found(reply)? else {
                return Ok(None);
            };
            if reply.thing_group_name.as_deref() != Some(group.as_str()) {
                return Err(DESCRIBE_THING_GROUP.without("the group"));
            }
            this.dynamic.put(group.as_str(), began, is_dynamic(&reply));
            Ok(Some(reply))
        };
        self.gateway
            .shared(DESCRIBE_THING_GROUP, name.as_str(), read(self.clone()))
            .await
    }

    /// Whether a group finds its things by a query, as it was within the last minute; `None` when there is no such
    /// group.
    pub(super) async fn is_dynamic(&self, name: &GroupName) -> Result<Option<bool>, StoreError> {
        if let Some(dynamic) = self.dynamic.get(name.as_str()) {
            return Ok(Some(dynamic));
        }
        let group = self.describe_group(name).await?;
        Ok(group.as_ref().map(is_dynamic))
    }
}

/// Only a dynamic group has a query.
pub(super) fn is_dynamic(group: &DescribeThingGroupOutput) -> bool {
    group
        .query_string
        .as_deref()
        .is_some_and(|query| !query.is_empty())
}
