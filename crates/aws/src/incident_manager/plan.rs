use super::adapter::IncidentManager;
use super::names::SERVICE;
use crate::contacts::contact_of;
use crate::gateway::Operation;
use aws_sdk_ssmincidents::operation::get_response_plan::GetResponsePlanOutput;
use aws_sdk_ssmincidents::types::{Action, ChatChannel};
use domain::ids::{ContactName, PlanName};
use domain::readiness::PlanSetup;
use futures::stream::{self, StreamExt, TryStreamExt};
use response::ports::StoreError;

const GET_RESPONSE_PLAN: Operation = Operation::read("GetResponsePlan", SERVICE);
/// How many are read at once; the gateway paces them besides.
const AT_ONCE: usize = 4;

impl IncidentManager {
    /// `GetResponsePlan`: the contacts that the plan engages, in its order.
    pub(super) async fn contacts_of_plan(&self, plan: &PlanName) -> Result<Vec<ContactName>, StoreError> {
        let setup = self.plan_setup(plan.clone()).await?;
        Ok(setup.engages.iter().filter_map(|arn| contact_of(arn)).collect())
    }

    /// `GetResponsePlan` of each plan of the account. One that was deleted in between is left out.
    pub(crate) async fn plan_setups(&self) -> Result<Vec<PlanSetup>, StoreError> {
        let plans = self.response_plans().await?;
        let setups = stream::iter(plans).map(|plan| async move {
            match self.plan_setup(plan.name).await {
                Ok(setup) => Ok(Some(setup)),
                Err(StoreError::NotFound { .. }) => Ok(None),
                Err(error) => Err(error),
            }
        });
        let setups: Vec<Option<PlanSetup>> = setups.buffered(AT_ONCE).try_collect().await?;
        Ok(setups.into_iter().flatten().collect())
    }

    async fn plan_setup(&self, name: PlanName) -> Result<PlanSetup, StoreError> {
        let request = self.client.get_response_plan().arn(self.names.plan(&name));
        let (this, key) = (self.clone(), name.to_string());
        let read = async move {
            let reply = this
                .gateway
                .call(GET_RESPONSE_PLAN, || request.clone().send())
                .await?;
            Ok(convert(name, reply))
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
