use super::steps::{Steps, document, pause, ssm};
use crate::site::{Form, entry, until};
use app::AppError;
use domain::entry::{Body, Entry, Outcome};
use domain::ids::EntryId;
use domain::rights::Role;
use domain::runbook::RunStatus;
use domain::timeline::RowState;
use domain::view::Done;
use serde_json::json;
use simulator::{Fault, FaultKind};

pub(super) async fn outcome(steps: &Steps, of: &EntryId) -> Option<Outcome> {
    let entries: Vec<Entry> = steps.site.record(&steps.incident).await;
    entries.into_iter().find_map(|one| match one.entry.body {
        Body::Outcome { of: act, result } if act == *of => Some(result),
        _ => None,
    })
}

#[tokio::test]
async fn a_step_is_done_with_a_comment_that_stands_on_the_record_and_among_the_notes() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = steps.of_step("Analyse").await;
    steps
        .send(&person, "item", &format!("{of}/0"), &[("to", "done")])
        .await;
    let act = entry();
    let form = steps.form(&of, &act, &[("reason", "A vendor's laptop")]);
    let answer = person.call("/api/runbook/continue", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let done: Done = answer.json();
    assert_eq!(
        (done.said.as_str(), done.in_doubt),
        ("Done with step Analyse", false)
    );
    let now = steps.now().await;
    assert_eq!(
        (&now.steps[0].status, &now.steps[1].status),
        (&RunStatus::Success, &RunStatus::Waiting)
    );
    assert_eq!(steps.kept().await, now, "seen at once");
    let rows = steps.site.rows(&steps.incident).await;
    let row = rows.iter().find(|row| row.entry.as_ref() == Some(&act)).unwrap();
    assert_eq!(row.headline, "Done with step Analyse; the runbook goes on");
    let detail = row.detail.clone().unwrap();
    assert!(
        detail.contains("A vendor's laptop") && detail.contains("1 of 2 items done · 1 left open"),
        "{detail}"
    );
    assert!(!rows.iter().any(|row| row.headline == "Runbook step Analyse done"));
    steps.site.mirrors();
    until("it is among the notes", async || {
        let rows = steps.site.rows(&steps.incident).await;
        let row = rows
            .into_iter()
            .find(|row| row.entry.as_ref() == Some(&act))
            .unwrap();
        row.state == RowState::Mirrored
    })
    .await;
    let heads = steps.site.console().store.events(&steps.incident).await.unwrap();
    assert_eq!(heads.iter().filter(|head| head.kind == "Note").count(), 1);
}

#[tokio::test]
async fn the_same_form_again_is_the_same_act() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = steps.of_step("Analyse").await;
    let form = steps.form(&of, &entry(), &[("reason", "Once")]);
    for _ in 0..3 {
        let answer = person.call("/api/runbook/continue", &form).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    assert_eq!(steps.calls("SendAutomationSignal"), 1);
    assert!(steps.now().await.steps[1].waits());
}

#[tokio::test]
async fn what_was_changed_in_a_form_that_is_on_the_record_is_not_lost_without_a_word() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let (of, act) = (steps.of_step("Analyse").await, entry());
    let first = steps.form(&of, &act, &[("reason", "Once")]);
    assert_eq!(person.call("/api/runbook/continue", &first).await.status, 200);
    let changed = steps.form(&of, &act, &[("reason", "Once, and more")]);
    let answer = person.call("/api/runbook/continue", &changed).await;
    assert!(
        matches!(answer.json(), AppError::OnRecord { .. }),
        "{}",
        answer.text()
    );
    assert_eq!(steps.calls("SendAutomationSignal"), 1);
}

#[tokio::test]
async fn of_two_people_at_once_one_continues_and_the_other_is_told_where_the_runbook_is() {
    let steps = Steps::start().await;
    let (one, other) = (
        steps.site.responder().await,
        steps.site.person("responder-t", Role::Responder).await,
    );
    let of = steps.of_step("Analyse").await;
    let (first, second) = futures::join!(
        steps.send(&one, "continue", &of, &[]),
        steps.send(&other, "continue", &of, &[])
    );
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", first.text(), second.text());
    let refused = if first.status == 409 { first } else { second };
    let AppError::Refused { reason } = refused.json() else {
        panic!("{}", refused.text())
    };
    assert!(
        reason.starts_with("Step Analyse is done; the runbook waits at Recover."),
        "{reason}"
    );
    assert_eq!(steps.calls("SendAutomationSignal"), 1);
    assert!(steps.now().await.steps[1].waits());
}

#[tokio::test]
async fn an_approval_is_by_a_lead_and_aws_gets_their_name() {
    let role = "arn:aws:iam::111122223333:role/LazaretResponder";
    let ask = |name: &str| json!({"name": name, "action": "aws:approve", "onFailure": "Continue", "inputs": {"Approvers": [role]}});
    let steps = Steps::of(json!([ask("Agree"), ask("Again"), pause("Then")])).await;
    let lead = steps.site.person("lead-l", Role::Lead).await;
    let of = steps.of_step("Agree").await;
    let wrong = steps.send(&lead, "continue", &of, &[]).await;
    assert_eq!(
        wrong.status,
        409,
        "an approval is no manual step: {}",
        wrong.text()
    );
    let answer = steps.send(&lead, "approve", &of, &[("reason", "Go on")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let now = steps.now().await;
    assert_eq!(now.steps[0].status, RunStatus::Success);
    assert!(
        now.steps[0].outputs["ApproverDecisions"]
            .concat()
            .contains("The lead-l: Go on")
    );
    let of = steps.of_step("Again").await;
    let answer = steps.send(&lead, "reject", &of, &[("reason", "")]).await;
    assert_eq!(answer.status, 422, "a rejection says why: {}", answer.text());
    let answer = steps.send(&lead, "reject", &of, &[("reason", "Not now")]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(steps.now().await.steps[1].status, RunStatus::Rejected);
}

#[tokio::test]
async fn a_runbook_is_cancelled_with_a_reason_and_started_again_as_a_related_item() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = steps.execution.to_string();
    let answer = steps
        .send(&person, "cancel", &of, &[("reason", "Wrong device")])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(steps.now().await.status, RunStatus::Cancelled);
    let again = steps
        .send(&person, "cancel", &of, &[("reason", "Wrong device")])
        .await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("cancelled already"), "{}", again.text());
    let form = Form::fields(&[
        ("incident", &steps.incident.to_string()),
        ("entry", entry().as_str()),
        ("document", "Checklist"),
        ("reason", "For the right one"),
    ]);
    let answer = person.call("/api/runbook/start", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let view = steps.shown().await;
    assert_eq!(view.executions.len(), 2);
    assert!(view.executions[0].kept.runs() && !view.executions[1].kept.runs());
    let related = steps.site.console().store.related(&steps.incident).await.unwrap();
    let started = related.iter().filter_map(|item| item.value.execution());
    assert_eq!(started.filter(|id| *id == view.executions[0].kept.id).count(), 1);
}

#[tokio::test]
async fn a_lost_answer_is_read_back_and_never_sent_again() {
    for (after_effect, holds) in [(true, true), (false, false)] {
        let steps = Steps::start().await;
        let person = steps.site.responder().await;
        let (of, act) = (steps.of_step("Analyse").await, entry());
        steps.site.aws.add_fault(Fault {
            after_effect,
            ..Fault::of(FaultKind::Cut).on("SendAutomationSignal").times(1)
        });
        let form = steps.form(&of, &act, &[]);
        let answer = person.call("/api/runbook/continue", &form).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        if !holds {
            assert!(
                answer.json::<Done>().in_doubt,
                "AWS may not show yet what it took"
            );
            assert_eq!(outcome(&steps, &act).await, None);
            steps.site.advance(31_000);
            response::settle::on_start(steps.site.console()).await.unwrap();
        }
        let Some(Outcome::Settled { holds: found, read }) = outcome(&steps, &act).await else {
            panic!("not settled")
        };
        assert_eq!(found, holds, "{read}");
        assert_eq!(steps.calls("SendAutomationSignal"), 1);
        let status = &steps.now().await.steps[0].status;
        assert_eq!(*status == RunStatus::Success, holds);
    }
}

#[tokio::test]
async fn a_signal_that_aws_refuses_says_what_aws_said_and_the_record_has_it() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let (of, act) = (steps.of_step("Analyse").await, entry());
    let refusal = Fault {
        code: Some("InvalidAutomationSignalException".into()),
        status: Some(400),
        message: Some("The signal is not valid now".into()),
        ..Fault::of(FaultKind::Error).on("SendAutomationSignal").times(1)
    };
    steps.site.aws.add_fault(refusal);
    let answer = person
        .call(
            "/api/runbook/continue",
            &steps.form(&of, &act, &[("reason", "Typed")]),
        )
        .await;
    assert_eq!(answer.status, 409);
    assert!(
        answer.text().contains("The signal is not valid now"),
        "{}",
        answer.text()
    );
    assert!(matches!(
        outcome(&steps, &act).await,
        Some(Outcome::Failed { .. })
    ));
    assert!(steps.now().await.steps[0].waits());
}

/// A runbook that is started while its execution can't be related to the incident.
async fn start_unrelated(because: FaultKind) -> (Steps, EntryId, Done) {
    let steps = Steps::start().await;
    document(&steps.site, "Other", &json!([pause("Ask")])).await;
    let person = steps.site.responder().await;
    let act = entry();
    let form = Form::fields(&[
        ("incident", &steps.incident.to_string()),
        ("entry", act.as_str()),
        ("document", "Other"),
        ("reason", "Needed"),
    ]);
    let fault = Fault::of(because).on("UpdateRelatedItems");
    steps.site.aws.add_fault(fault);
    let answer = person.call("/api/runbook/start", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    (steps, act, answer.json())
}

#[tokio::test]
async fn a_start_that_was_related_late_is_found_by_its_tag() {
    let (steps, act, done) = start_unrelated(FaultKind::Throttle).await;
    assert!(done.in_doubt, "it runs, and nobody finds it yet");
    steps.site.aws.clear_faults(None);
    response::settle::on_start(steps.site.console()).await.unwrap();
    let Some(Outcome::Settled { holds: true, read }) = outcome(&steps, &act).await else {
        panic!("not settled")
    };
    assert!(read.contains("was started"), "{read}");
    assert_eq!(steps.calls("StartAutomationExecution"), 1);
    response::ingest::refresh(steps.site.console(), &steps.incident)
        .await
        .unwrap();
    steps.refresh().await;
    assert_eq!(steps.shown().await.executions.len(), 2);
    let ours = json!({"Filters": [{"Key": "DocumentNamePrefix", "Values": ["Other"]}]});
    let listed = ssm(&steps.site, "DescribeAutomationExecutions", &ours).await;
    assert_eq!(
        listed["AutomationExecutionMetadataList"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn a_start_that_may_not_be_related_is_told_and_followed_all_the_same() {
    let (steps, act, done) = start_unrelated(FaultKind::Deny).await;
    assert!(!done.in_doubt);
    let Some(Outcome::Settled { holds: true, read }) = outcome(&steps, &act).await else {
        panic!("not settled")
    };
    assert!(read.contains("could not be related to the incident"), "{read}");
    steps.refresh().await;
    let shown = steps.shown().await;
    let names: Vec<_> = shown
        .executions
        .iter()
        .filter_map(|one| one.kept.execution.as_ref())
        .map(|one| one.document.clone())
        .collect();
    assert!(names.contains(&"Other".to_owned()), "{names:?}");
}

#[tokio::test]
async fn an_unknown_document_is_refused_with_what_aws_says() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let start = async |document: &str| {
        let form = Form::fields(&[
            ("incident", &steps.incident.to_string()),
            ("entry", entry().as_str()),
            ("document", document),
            ("reason", "Needed"),
        ]);
        person.call("/api/runbook/start", &form).await
    };
    let theirs = start("arn:aws:ssm:eu-central-1:444455556666:document/Releases-Devices").await;
    assert_eq!(theirs.status, 409, "{}", theirs.text());
    assert!(
        theirs.text().contains("belongs to another account"),
        "{}",
        theirs.text()
    );
    let refused = start("NoSuchDocument").await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert!(
        refused.text().contains("StartAutomationExecution"),
        "{}",
        refused.text()
    );
    assert_eq!(start("a b").await.status, 422);
}
