use super::act::{in_automation, kept};
use super::asked::{Asked, Form, asked};
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::rights::Right;
use domain::runbook::{RunbookAct, StepRun};
use domain::text::Reason;
use domain::view::Done;

/// Approves the step that waits for it. AWS sees the console's principal approve, which the document has to name among
/// its approvers; who it was stands on the record.
pub async fn approve(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    execution: &ExecutionId,
    run: &str,
    comment: Option<Reason>,
) -> Result<Done, ResponseError> {
    let said = comment.as_ref().map(ToString::to_string);
    let act = |step| RunbookAct::Approve {
        execution: execution.clone(),
        run: run.to_owned(),
        step,
        comment: comment.clone(),
    };
    let call = async {
        console
            .runbooks
            .approve(execution, Some(&signed(actor, said.as_deref())))
            .await
    };
    let form = Form {
        id,
        entry,
        execution,
        run,
    };
    decide(console, actor, form, act, "Approved", call).await
}

/// Rejects the step that waits for approval.
pub async fn reject(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    execution: &ExecutionId,
    run: &str,
    reason: Reason,
) -> Result<Done, ResponseError> {
    let said = reason.to_string();
    let act = |step| RunbookAct::Reject {
        execution: execution.clone(),
        run: run.to_owned(),
        step,
        reason: reason.clone(),
    };
    let call = async {
        console
            .runbooks
            .reject(execution, Some(&signed(actor, Some(&said))))
            .await
    };
    let form = Form {
        id,
        entry,
        execution,
        run,
    };
    decide(console, actor, form, act, "Rejected", call).await
}

/// What AWS keeps of it: who, and what they said.
fn signed(actor: &Actor, said: Option<&str>) -> String {
    let name = actor.who.name();
    match said {
        Some(said) => format!("{name}: {said}"),
        None => name.to_owned(),
    }
}

async fn decide(
    console: &Console,
    actor: &Actor,
    form: Form<'_>,
    act: impl Fn(String) -> RunbookAct,
    said: &str,
    call: impl Future<Output = Result<(), StoreError>> + Send,
) -> Result<Done, ResponseError> {
    actor.require(Right::Approve)?;
    let _turn = console.live.turn_at_runbook(form.id).await;
    let same = |found: &RunbookAct| found.step().is_some_and(|step| act(step.to_owned()) == *found);
    let misfit =
        |step: &StepRun| (!step.is_approval()).then(|| format!("Step {} waits for no approval.", step.name));
    let does = match asked(console, form, same, misfit).await? {
        Asked::Again(does) => does,
        Asked::Now(step) => act(step.name),
    };
    let (id, entry) = (form.id, form.entry);
    let done = in_automation(console, actor, id, entry, does, said.to_owned(), call).await?;
    // With one of several approvals nothing goes on yet.
    let kept = kept(console, id, form.execution).await.ok();
    let step = kept.as_ref().and_then(|kept| kept.run(form.run));
    let waits = step.and_then(|step| Some((step, step.approvals().filter(|_| !done.in_doubt)?)));
    let said = match waits {
        Some((step, so_far)) => format!(
            "Your approval counts; step {} waits with {}.",
            step.name,
            so_far.said()
        ),
        None => done.said,
    };
    Ok(Done { said, ..done })
}
