use super::{RunStatus, StepRun};

/// What to do about a step that went wrong, in a sentence or two. `goes_on`: whether the runbook does without it.
pub fn remedy(run: &StepRun, goes_on: bool) -> String {
    let failure = run.failure.clone().unwrap_or_default();
    let cause = match (&run.status, failure.kind.as_deref(), failure.stage.as_deref()) {
        (RunStatus::TimedOut, ..) if run.is_manual() => {
            "Nobody continued it in time. Do what it asks for by hand, and write down what came of it."
        }
        (RunStatus::TimedOut, ..) => {
            "It took longer than its document lets it. See whether it had an effect before it is run again."
        }
        (RunStatus::Rejected, ..) => "Whoever had to approve it said no: ask them what has to change first.",
        (RunStatus::Cancelled, ..) => "It was cancelled. What it had done until then stays as it is.",
        (_, Some("Permission"), _) => {
            "The role under which the runbook runs lacks a right: what AWS said names it. Have it granted first."
        }
        (_, Some("Throttling"), _) => "AWS took no more calls at that moment: start it again in a minute.",
        (_, _, Some("InputValidation")) | (_, Some("Verification"), _) => {
            "The document doesn't fit what it met: its author has to mend it. Do the step by hand meanwhile."
        }
        _ => "See what AWS said, do the step by hand, and write down what came of it.",
    };
    let then = if goes_on {
        "The runbook goes on without it."
    } else {
        "The runbook is over: the steps after it were not run. Start it again once that is mended, or go on by hand."
    };
    format!("{cause} {then}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runbook::Failure;
    use std::collections::BTreeMap;

    fn run(status: RunStatus, action: &str, kind: Option<&str>) -> StepRun {
        StepRun {
            id: "r".into(),
            name: "Contain".into(),
            action: action.into(),
            status,
            started: None,
            ended: None,
            timeout_s: None,
            on_failure: None,
            inputs: BTreeMap::new(),
            outputs: BTreeMap::new(),
            response: None,
            failure: Some(Failure {
                kind: kind.map(str::to_owned),
                ..Failure::default()
            }),
        }
    }

    #[test]
    fn a_failed_step_says_what_to_do_and_whether_the_runbook_goes_on() {
        let denied = remedy(
            &run(RunStatus::Failed, "aws:executeAwsApi", Some("Permission")),
            false,
        );
        assert!(
            denied.contains("lacks a right") && denied.contains("is over"),
            "{denied}"
        );
        let late = remedy(&run(RunStatus::TimedOut, "aws:pause", None), true);
        assert!(
            late.contains("by hand") && late.contains("goes on without it"),
            "{late}"
        );
    }
}
