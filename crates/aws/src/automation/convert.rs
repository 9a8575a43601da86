//! Automation's values as the domain's. What a newer AWS may add is kept as the nearest thing we know.

use crate::moments::moment;
use aws_sdk_ssm::types::{AutomationExecutionStatus, StepExecution};
use domain::runbook::{Failure, RunStatus, StepRun};
use std::collections::{BTreeMap, HashMap};

/// Those of change requests stand for what they come to; a status we don't know keeps its word.
pub(super) fn status(status: Option<&AutomationExecutionStatus>) -> RunStatus {
    use AutomationExecutionStatus as Aws;
    match status {
        Some(Aws::Pending | Aws::Scheduled) | None => RunStatus::Pending,
        Some(Aws::Inprogress | Aws::RunbookInprogress) => RunStatus::InProgress,
        Some(Aws::Waiting) => RunStatus::Waiting,
        Some(Aws::Success | Aws::Approved) => RunStatus::Success,
        Some(Aws::Failed) => RunStatus::Failed,
        Some(Aws::Timedout) => RunStatus::TimedOut,
        Some(Aws::Cancelling) => RunStatus::Cancelling,
        Some(Aws::Cancelled | Aws::Exited) => RunStatus::Cancelled,
        Some(Aws::Rejected) => RunStatus::Rejected,
        Some(Aws::CompletedWithSuccess) => RunStatus::CompletedWithSuccess,
        Some(Aws::CompletedWithFailure) => RunStatus::CompletedWithFailure,
        Some(other) => RunStatus::Other(other.as_str().to_owned()),
    }
}

/// A map of lists, in the order of its keys.
pub(super) fn lists(map: Option<HashMap<String, Vec<String>>>) -> BTreeMap<String, Vec<String>> {
    map.unwrap_or_default().into_iter().collect()
}

/// A run of a step; one without an id or a name can't be told from others.
pub(super) fn step(step: StepExecution) -> Option<StepRun> {
    let details = step.failure_details;
    let (stage, kind) = details
        .map(|details| (details.failure_stage, details.failure_type))
        .unwrap_or_default();
    let failure = step
        .failure_message
        .map(|message| Failure { message, stage, kind });
    Some(StepRun {
        id: step.step_execution_id?,
        name: step.step_name?,
        action: step.action.unwrap_or_default(),
        status: status(step.step_status.as_ref()),
        started: step.execution_start_time.as_ref().map(moment),
        ended: step.execution_end_time.as_ref().map(moment),
        timeout_s: step.timeout_seconds.filter(|seconds| *seconds > 0),
        on_failure: step.on_failure,
        inputs: step.inputs.unwrap_or_default().into_iter().collect(),
        outputs: lists(step.outputs),
        response: step.response.filter(|text| !text.is_empty()),
        failure,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_of_aws_is_one_of_ours_and_a_newer_one_keeps_its_word() {
        for name in AutomationExecutionStatus::values() {
            let known = status(Some(&AutomationExecutionStatus::from(*name)));
            let change = name.contains("Change") || name.contains("PendingApproval");
            assert_eq!(matches!(known, RunStatus::Other(_)), change, "{name}");
        }
        let newer = status(Some(&AutomationExecutionStatus::from("Hibernating")));
        assert_eq!(newer, RunStatus::Other("Hibernating".into()));
    }

    #[test]
    fn a_step_that_can_not_be_told_from_others_is_left_out() {
        let of = |id: Option<&str>| {
            let step_run = StepExecution::builder()
                .step_name("Contain")
                .set_step_execution_id(id.map(str::to_owned));
            step(step_run.build()).map(|run| run.id)
        };
        assert_eq!((of(Some("x")), of(None)), (Some("x".into()), None));
    }
}
