use super::adapter::Iot;
use super::convert::action;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iot::types::{Allowed, AuthDecision, AuthInfo, AuthResult, ExplicitDeny, Policy};
use domain::device::{Certificate, Question, Verdict};
use response::ports::StoreError;

const TEST_AUTHORIZATION: Operation = Operation::read("TestAuthorization", SERVICE);

/// How many questions AWS answers at once.
const AT_A_TIME: usize = 10;

impl Iot {
    /// `TestAuthorization`, ten questions at a time, and `GetPolicy` where a session might change the answer. It isn't shared: what is asked differs from act to act.
    pub(super) async fn test_authorization(
        &self,
        certificate: &Certificate,
        client: &str,
        questions: &[Question],
        with: &[String],
    ) -> Result<Vec<Verdict>, StoreError> {
        let mut verdicts = Vec::with_capacity(questions.len());
        for questions in questions.chunks(AT_A_TIME) {
            let asked = questions.iter().map(|question| self.ask(question));
            let asked: Vec<AuthInfo> = asked.collect::<Result<_, _>>()?;
            let request = self
                .control
                .test_authorization()
                .principal(&certificate.arn)
                .client_id(client)
                .set_auth_infos(Some(asked.clone()))
                .set_policy_names_to_add((!with.is_empty()).then(|| with.to_vec()));
            let reply = self
                .gateway
                .call(TEST_AUTHORIZATION, || request.clone().send())
                .await?;
            let answers = reply.auth_results.unwrap_or_default();
            for (question, asked) in questions.iter().zip(&asked) {
                verdicts.push(answer(question, asked, &answers)?);
            }
        }
        self.with_what_matters(verdicts).await
    }

    fn ask(&self, question: &Question) -> Result<AuthInfo, StoreError> {
        let resource = self.names.resource(question.access, &question.target);
        AuthInfo::builder()
            .action_type(action(question.access))
            .resources(resource)
            .build()
            .map_err(|error| TEST_AUTHORIZATION.unbuilt(error))
    }
}

/// AWS promises no order: the answer is the one that repeats the question. Only a plain *allowed* allows.
fn answer(question: &Question, asked: &AuthInfo, answers: &[AuthResult]) -> Result<Verdict, StoreError> {
    let found = answers
        .iter()
        .find(|answer| answer.auth_info.as_ref() == Some(asked));
    let unanswered = || TEST_AUTHORIZATION.without("an answer to each question");
    let found = found.ok_or_else(unanswered)?;
    let decision = found.auth_decision.as_ref().ok_or_else(unanswered)?;
    // To what no policy mentions AWS names the policies that don't mention it: none of them decides.
    let deciding = match decision {
        AuthDecision::Allowed => found.allowed.as_ref().map(Allowed::policies),
        AuthDecision::ExplicitDeny => {
            let denied = found.denied.as_ref();
            denied
                .and_then(|denied| denied.explicit_deny.as_ref())
                .map(ExplicitDeny::policies)
        }
        _ => None,
    };
    Ok(Verdict {
        question: question.clone(),
        allowed: *decision == AuthDecision::Allowed,
        explicit: *decision == AuthDecision::ExplicitDeny,
        by: names(deciding.unwrap_or_default()),
        missing: found.missing_context_values.clone().unwrap_or_default(),
    })
}

fn names(policies: &[Policy]) -> Vec<String> {
    policies
        .iter()
        .filter_map(|policy| policy.policy_name.clone())
        .collect()
}
