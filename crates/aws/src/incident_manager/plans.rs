use super::adapter::IncidentManager;
use super::names::{SERVICE, account_of};
use super::pages::{PAGE_SIZE, all};
use crate::gateway::Operation;
use domain::incident::ResponsePlan;
use response::ports::StoreError;

const LIST_RESPONSE_PLANS: Operation = Operation::read("ListResponsePlans", SERVICE);

impl IncidentManager {
    /// `ListResponsePlans`, those of the connected account: a plan is known by its name alone, which is unique
    /// only within an account. By name.
    pub(super) async fn response_plans(&self) -> Result<Vec<ResponsePlan>, StoreError> {
        let this = self.clone();
        let read = async move {
            let mut plans = all(LIST_RESPONSE_PLANS, |token| this.page_of_plans(token)).await?;
            plans.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(plans)
        };
        self.gateway.shared(LIST_RESPONSE_PLANS, "", read).await
    }

    async fn page_of_plans(
        &self,
        token: Option<String>,
    ) -> Result<(Vec<ResponsePlan>, Option<String>), StoreError> {
        let request = self
            .client
            .list_response_plans()
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_RESPONSE_PLANS, || request.clone().send())
            .await?;
        let own = reply
            .response_plan_summaries
            .into_iter()
            .filter(|plan| account_of(&plan.arn) == Some(self.names.account.as_str()));
        let plans = own.filter_map(|plan| {
            Some(ResponsePlan {
                name: plan.name.parse().ok()?,
                display_name: plan.display_name.filter(|name| !name.is_empty()),
            })
        });
        Ok((plans.collect(), reply.next_token))
    }
}
