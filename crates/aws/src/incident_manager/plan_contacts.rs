use super::adapter::IncidentManager;
use super::names::SERVICE;
use crate::contacts::contact_of;
use crate::gateway::Operation;
use domain::ids::{ContactName, PlanName};
use response::ports::StoreError;

const GET_RESPONSE_PLAN: Operation = Operation::read("GetResponsePlan", SERVICE);

impl IncidentManager {
    /// `GetResponsePlan`: the contacts that the plan engages, in its order.
    pub(super) async fn contacts_of_plan(&self, plan: &PlanName) -> Result<Vec<ContactName>, StoreError> {
        let request = self.client.get_response_plan().arn(self.names.plan(plan));
        let (this, key) = (self.clone(), plan.to_string());
        let read = async move {
            let reply = this
                .gateway
                .call(GET_RESPONSE_PLAN, || request.clone().send())
                .await?;
            let engagements = reply.engagements.unwrap_or_default();
            Ok(engagements.iter().filter_map(|arn| contact_of(arn)).collect())
        };
        self.gateway.shared(GET_RESPONSE_PLAN, &key, read).await
    }
}
