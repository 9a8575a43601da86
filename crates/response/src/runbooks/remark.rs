use super::act::on_record;
use super::asked::before;
use super::item::{file, is_file, shown_step};
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::rights::Right;
use domain::runbook::RunbookAct;
use domain::text::Reason;
use domain::view::Done;

/// Writes a remark on a step, perhaps with a file of the incident that shows it.
pub async fn remark(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    execution: &ExecutionId,
    run: &str,
    comment: Reason,
    evidence: Option<&str>,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    // Sent again, it is on the record already, whatever became of the step since.
    let same = |does: &RunbookAct| {
        matches!(does, RunbookAct::Remark { execution: on, run: of, comment: said, evidence: file, .. }
            if on == execution && of == run && *said == comment && is_file(file.as_ref(), evidence))
    };
    if let Some(does) = before(console, entry, same).await? {
        return on_record(console, actor, id, entry, does, "Remark stored".into()).await;
    }
    let step = shown_step(console, actor, id, execution, run).await?;
    let does = RunbookAct::Remark {
        execution: execution.clone(),
        run: run.to_owned(),
        step: step.name,
        comment,
        evidence: file(console, id, evidence).await?,
    };
    on_record(console, actor, id, entry, does, "Remark stored".into()).await
}
