use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::IncidentId;
use domain::rights::Right;
use domain::runbook::{ExecutionView, KeptRun, RunbookView};

/// The runbooks of an incident, from the copy.
pub async fn view(console: &Console, actor: &Actor, id: &IncidentId) -> Result<RunbookView, ResponseError> {
    actor.require(Right::Read)?;
    let snapshot = known(console, id).await?;
    let named = super::executions(&snapshot.copy).into_iter();
    let unread = named.filter(|id| snapshot.runs.iter().all(|run| run.id != *id));
    let unread: Vec<KeptRun> = unread.map(KeptRun::unread).collect();
    let mut executions: Vec<ExecutionView> = snapshot
        .runs
        .iter()
        .chain(&unread)
        .map(|kept| {
            let execution = kept.execution.as_ref();
            let document = execution.and_then(|execution| {
                let is = |one: &&domain::runbook::Document| {
                    one.name == execution.document && one.version == execution.version
                };
                snapshot.documents.iter().find(is)
            });
            ExecutionView::of(kept, document, &snapshot.marks)
        })
        .collect();
    executions.sort_by_key(|one| !one.kept.runs());
    let evidence = snapshot.rows.iter().filter_map(|row| row.evidence.clone());
    let mut files = Vec::new();
    for file in evidence {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    let last = snapshot.runs.iter().filter_map(|run: &KeptRun| run.read).max();
    Ok(RunbookView {
        incident: id.clone(),
        executions,
        evidence: files,
        closed: snapshot
            .copy
            .record
            .gone
            .map(|_| "The incident was deleted in AWS.".to_owned()),
        read: console.live.runbooks_read(id).or(last),
        me: actor.who.clone(),
        rights: actor.rights.clone(),
        clock: console.clock.now(),
    })
}
