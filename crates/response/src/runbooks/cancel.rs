use super::act::{in_automation, kept};
use super::asked::before;
use super::refresh;
use super::refresh::execution_now;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::rights::Right;
use domain::runbook::RunbookAct;
use domain::text::Reason;
use domain::view::Done;

/// Cancels an execution: the step that runs ends, and none follows but those that the document has for it.
pub async fn cancel(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    execution: &ExecutionId,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    let _turn = console.live.turn_at_runbook(id).await;
    let same = |does: &RunbookAct| matches!(does, RunbookAct::Cancel { execution: of, reason: why, .. } if of == execution && *why == reason);
    let does = if let Some(does) = before(console, entry, same).await? {
        does
    } else {
        let found = kept(console, id, execution).await?;
        let now = execution_now(console, execution).await?;
        if now.status.is_over() {
            refresh(console, id, true).await?;
            return Err(ResponseError::Refused(format!(
                "It is {} already.",
                now.status.word()
            )));
        }
        RunbookAct::Cancel {
            execution: execution.clone(),
            document: found.document,
            reason,
        }
    };
    let call = async { console.runbooks.cancel(execution).await };
    in_automation(console, actor, id, entry, does, "Cancelled".into(), call).await
}
