use super::act::in_automation;
use super::asked::{Asked, Form, asked};
use super::view;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::rights::Right;
use domain::runbook::{RunbookAct, StepRun};
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
    let same = |does: &RunbookAct| {
        matches!(does, RunbookAct::Continue { execution: of, run: at, comment: said, .. }
            if of == execution && at == run && *said == comment)
    };
    let misfit =
        |step: &StepRun| (!step.is_pause()).then(|| format!("Step {} waits for an approval.", step.name));
    let form = Form {
        id,
        entry,
        execution,
        run,
    };
    let does = match asked(console, form, same, misfit).await? {
        Asked::Again(does) => does,
        Asked::Now(step) => {
            let shown = view(console, actor, id).await?;
            let shown = shown.executions.iter().find_map(|one| one.step_of(run));
            RunbookAct::Continue {
                execution: execution.clone(),
                run: run.to_owned(),
                items: shown.and_then(domain::runbook::StepView::tally),
                step: step.name,
                comment,
            }
        }
    };
    let step = does.step().unwrap_or_default().to_owned();
    let said = format!("Done with step {step}");
    let call = async { console.runbooks.resume(execution, &step).await };
    in_automation(console, actor, id, entry, does, said, call).await
}
