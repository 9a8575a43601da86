use super::act::{in_automation, is_again, kept, waiting_now};
use super::proceed::before;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::rights::Right;
use domain::runbook::RunbookAct;
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
        comment,
    };
    let call = async {
        console
            .runbooks
            .approve(execution, Some(&signed(actor, said.as_deref())))
            .await
    };
    decide(
        console,
        actor,
        (id, entry),
        (execution, run),
        act,
        "Approved",
        call,
    )
    .await
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
        reason,
    };
    let call = async {
        console
            .runbooks
            .reject(execution, Some(&signed(actor, Some(&said))))
            .await
    };
    decide(
        console,
        actor,
        (id, entry),
        (execution, run),
        act,
        "Rejected",
        call,
    )
    .await
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
    (id, entry): (&IncidentId, &EntryId),
    (execution, run): (&ExecutionId, &str),
    act: impl FnOnce(String) -> RunbookAct,
    said: &str,
    call: impl Future<Output = Result<(), crate::ports::StoreError>> + Send,
) -> Result<Done, ResponseError> {
    actor.require(Right::Approve)?;
    let _turn = console.live.turn_at_runbook(id).await;
    let does = if is_again(console, entry).await? {
        // The step's name is all that the act has besides what the form says.
        let found = before(console, entry, |_| true).await?;
        let step = match &found {
            RunbookAct::Approve { step, .. } | RunbookAct::Reject { step, .. } => step.clone(),
            _ => return Err(ResponseError::OnRecord),
        };
        let again = act(step);
        if again != found {
            return Err(ResponseError::OnRecord);
        }
        again
    } else {
        kept(console, id, execution).await?;
        let step = waiting_now(console, id, execution, run).await?;
        if !step.is_approval() {
            return Err(ResponseError::Refused(format!(
                "Step {} waits for no approval.",
                step.name
            )));
        }
        act(step.name)
    };
    in_automation(console, actor, id, entry, does, said.to_owned(), call).await
}
