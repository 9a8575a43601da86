use super::act::{in_automation, is_again, waiting_now};
use super::view;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::Body;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::rights::Right;
use domain::runbook::RunbookAct;
use domain::text::Reason;
use domain::view::Done;

/// Says that a manual step is done: the runbook goes on. How its items were stands on the record with it, open ones
/// included: nobody is kept from going on.
pub async fn proceed(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    execution: &ExecutionId,
    run: &str,
    comment: Option<Reason>,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    // Two people at once: the second one sees where the first one brought the runbook.
    let _turn = console.live.turn_at_runbook(id).await;
    let does = if is_again(console, entry).await? {
        let same = |does: &RunbookAct| {
            matches!(does, RunbookAct::Continue { execution: of, run: at, comment: said, .. }
                if of == execution && at == run && *said == comment)
        };
        before(console, entry, same).await?
    } else {
        super::act::kept(console, id, execution).await?;
        let step = waiting_now(console, id, execution, run).await?;
        if !step.is_pause() {
            return Err(ResponseError::Refused(format!(
                "Step {} waits for an approval.",
                step.name
            )));
        }
        let shown = view(console, actor, id).await?;
        let shown = shown.executions.iter().find_map(|one| one.step_of(run));
        RunbookAct::Continue {
            execution: execution.clone(),
            run: run.to_owned(),
            items: shown.and_then(domain::runbook::StepView::tally),
            step: step.name,
            comment,
        }
    };
    let step = match &does {
        RunbookAct::Continue { step, .. } => step.clone(),
        _ => return Err(ResponseError::NotFound),
    };
    let said = format!("Done with step {step}");
    let call = async { console.runbooks.resume(execution, &step).await };
    in_automation(console, actor, id, entry, does, said, call).await
}

/// The act of a form that was taken before: sent again, it says the `same`. What was changed in it since would be lost.
pub(super) async fn before(
    console: &Console,
    entry: &EntryId,
    same: impl FnOnce(&RunbookAct) -> bool,
) -> Result<RunbookAct, ResponseError> {
    let there = console.journal.entry(entry).await?.map(|there| there.entry.body);
    match there {
        Some(Body::Act(Act::Runbook { does })) if same(&does) => Ok(does),
        _ => Err(ResponseError::OnRecord),
    }
}
