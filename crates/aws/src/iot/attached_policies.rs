use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::all;
use response::ports::StoreError;

const LIST_ATTACHED_POLICIES: Operation = Operation::read("ListAttachedPolicies", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListAttachedPolicies`: the names of the policies attached to a certificate or to a group itself, not to those
    /// above it.
    pub(super) async fn attached_policies(&self, target: &str) -> Result<Vec<String>, StoreError> {
        let arn = target.to_owned();
        let read = |this: Self| async move {
            all(LIST_ATTACHED_POLICIES, |marker| {
                this.page_of_policies(&arn, marker)
            })
            .await
        };
        self.gateway
            .shared(LIST_ATTACHED_POLICIES, target, read(self.clone()))
            .await
    }

    async fn page_of_policies(
        &self,
        target: &str,
        marker: Option<String>,
    ) -> Result<(Vec<String>, Option<String>), StoreError> {
        let request = self
            .control
            .list_attached_policies()
            .target(target)
            .page_size(PAGE_SIZE)
            .set_marker(marker);
        let reply = self
            .gateway
            .call(LIST_ATTACHED_POLICIES, || request.clone().send())
            .await?;
        let policies = reply.policies.unwrap_or_default().into_iter();
        let names = policies.filter_map(|policy| policy.policy_name);
        Ok((names.collect(), reply.next_marker))
    }
}
