use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::all;
use aws_sdk_iot::types::{BehaviorModelTrainingSummary, ModelStatus};
use domain::readiness::{Training, TrainingState};
use response::ports::StoreError;

const GET_TRAINING_SUMMARIES: Operation = Operation::read("GetBehaviorModelTrainingSummaries", SERVICE);
/// AWS gives no more a page.
const PAGE_SIZE: i32 = 10;

impl Iot {
    /// `GetBehaviorModelTrainingSummaries` of all profiles.
    pub(crate) async fn training_summaries(&self) -> Result<Vec<Training>, StoreError> {
        let read = |this: Self| async move {
            all(GET_TRAINING_SUMMARIES, |token| this.page_of_summaries(token)).await
        };
        self.gateway
            .shared(GET_TRAINING_SUMMARIES, "", read(self.clone()))
            .await
    }

    async fn page_of_summaries(
        &self,
        token: Option<String>,
    ) -> Result<(Vec<Training>, Option<String>), StoreError> {
        let request = self
            .control
            .get_behavior_model_training_summaries()
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(GET_TRAINING_SUMMARIES, || request.clone().send())
            .await?;
        let summaries = reply.summaries.unwrap_or_default().into_iter();
        Ok((summaries.map(convert).collect(), reply.next_token))
    }
}

/// A state that AWS adds later is taken for *collects data*: it is not called trained.
fn convert(summary: BehaviorModelTrainingSummary) -> Training {
    Training {
        profile: summary.security_profile_name.unwrap_or_default(),
        behaviour: summary.behavior_name.unwrap_or_default(),
        state: match summary.model_status {
            Some(ModelStatus::Active) => TrainingState::Active,
            Some(ModelStatus::Expired) => TrainingState::Expired,
            _ => TrainingState::Pending,
        },
        percent: summary.datapoints_collection_percentage.map(percent),
        built: summary.last_model_refresh_date.as_ref().map(moment),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits before"
)]
fn percent(share: f64) -> u8 {
    share.clamp(0.0, 100.0).floor() as u8
}
