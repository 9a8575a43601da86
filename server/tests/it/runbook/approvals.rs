//! A step that needs more approvals than one.

use super::acts::outcome;
use super::steps::{Steps, pause, ssm};
use crate::site::{Form, entry};
use domain::entry::Outcome;
use domain::rights::Role;
use domain::runbook::RunStatus;
use domain::view::Done;
use serde_json::json;
use simulator::{Fault, FaultKind};

/// A step that two principals have to approve, of which the console is one.
async fn two_approve() -> Steps {
    let approvers = ["arn:aws:iam::111122223333:role/LazaretResponder", "fleet-admin"];
    let ask = json!({"name": "Agree", "action": "aws:approve",
        "inputs": {"Approvers": approvers, "MinRequiredApprovals": 2}});
    Steps::of(json!([ask, pause("Then")])).await
}

#[tokio::test]
async fn a_step_with_one_of_two_approvals_waits_and_says_so() {
    let steps = two_approve().await;
    let lead = steps.site.person("lead-l", Role::Lead).await;
    let of = steps.of_step("Agree").await;
    let form = steps.form(&of, &entry(), &[]);
    for _ in 0..2 {
        let done: Done = lead.call("/api/runbook/approve", &form).await.json();
        assert_eq!(
            done.said,
            "Your approval counts; step Agree waits with 1 of 2 approvals."
        );
    }
    assert_eq!(steps.calls("SendAutomationSignal"), 1);
    assert!(steps.kept().await.steps[0].waits());
    let html = steps.view(&lead).await;
    assert!(
        html.contains("waits with 1 of 2 approvals") && html.contains("waiting, 1 of 2 approvals"),
        "{html}"
    );
    let ask = [
        ("incident", &*steps.incident.to_string()),
        ("kind", "approve"),
        ("of", &of),
    ];
    let form: serde_json::Value = lead.call("/api/runbook/form", &Form::fields(&ask)).await.json();
    let refused = form["refused"].as_str().unwrap();
    assert!(
        refused.starts_with("The lead-l approved here, which is the console's approval: 1 of 2 approvals."),
        "{refused}"
    );
    let signal = json!({"AutomationExecutionId": steps.execution.as_str(), "SignalType": "Approve"});
    ssm(&steps.site, "SendAutomationSignal", &signal).await;
    steps.refresh().await;
    assert_eq!(steps.kept().await.steps[0].status, RunStatus::Success);
    let html = steps.view(&lead).await;
    assert!(!html.contains("of 2 approvals"), "{html}");
}

#[tokio::test]
async fn an_approval_whose_answer_is_lost_holds_as_one_of_two() {
    for (after_effect, holds) in [(true, true), (false, false)] {
        let steps = two_approve().await;
        let lead = steps.site.person("lead-l", Role::Lead).await;
        let (of, act) = (steps.of_step("Agree").await, entry());
        steps.site.aws.add_fault(Fault {
            after_effect,
            ..Fault::of(FaultKind::Cut).on("SendAutomationSignal").times(1)
        });
        let form = steps.form(&of, &act, &[]);
        let answer = lead.call("/api/runbook/approve", &form).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        if !holds {
            // AWS may not show yet what it took.
            assert_eq!(outcome(&steps, &act).await, None);
            steps.site.advance(31_000);
            response::settle::on_start(steps.site.console()).await.unwrap();
        }
        let Some(Outcome::Settled { holds: found, read }) = outcome(&steps, &act).await else {
            panic!("not settled")
        };
        let so_far = usize::from(holds);
        assert!(
            found == holds
                && read.starts_with(&format!("step Agree is waiting with {so_far} of 2 approvals")),
            "{read}"
        );
    }
}
