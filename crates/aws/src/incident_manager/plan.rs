use super::adapter::IncidentManager;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_ssmincidents::operation::get_response_plan::GetResponsePlanOutput;
use aws_sdk_ssmincidents::types::{Action, ChatChannel};
use domain::ids::PlanName;
use domain::readiness::PlanSetup;
use futures::stream::{self, StreamExt, TryStreamExt};
use response::ports::StoreError;

const GET_RESPONSE_PLAN: Operation = Operation::read("GetResponsePlan", SERVICE);
/// How many are read at once; the gateway paces them besides.
const AT_ONCE: usize = 4;

impl IncidentManager {
    /// `GetResponsePlan` of each plan of the account. One that was deleted in between is left out.
    pub(crate) async fn plan_setups(&self) -> Result<Vec<PlanSetup>, StoreError> {
        let plans = self.response_plans().await?;
        let setups = stream::iter(plans).map(|plan| self.plan_setup(plan.name));
        let setups: Vec<Option<PlanSetup>> = setups.buffered(AT_ONCE).try_collect().await?;
        Ok(setups.into_iter().flatten().collect())
    }

    async fn plan_setup(&self, name: PlanName) -> Result<Option<PlanSetup>, StoreError> {
        let request = self.client.get_response_plan().arn(self.names.plan(&name));
        let (this, key) = (self.clone(), name.to_string());
        let read = async move {
            let reply = this
                .gateway
                .call(GET_RESPONSE_PLAN, || request.clone().send())
                .await;
            match reply {
                Ok(reply) => Ok(Some(convert(name, reply))),
                Err(StoreError::NotFound { .. }) => Ok(None),
                Err(error) => Err(error),
            }
        };
        self.gateway.shared(GET_RESPONSE_PLAN, &key, read).await
    }
}

fn convert(name: PlanName, plan: GetResponsePlanOutput) -> PlanSetup {
    let runbook = |action: Action| match action {
        Action::SsmAutomation(automation) => Some(automation.document_name),
        _ => None,
    };
    PlanSetup {
        name,
        engages: plan.engagements.unwrap_or_default(),
        runbooks: plan
            .actions
            .unwrap_or_default()
            .into_iter()
            .filter_map(runbook)
            .collect(),
        chat: matches!(&plan.chat_channel, Some(ChatChannel::ChatbotSns(topics)) if !topics.is_empty()),
    }
}
