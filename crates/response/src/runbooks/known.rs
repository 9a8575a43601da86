use crate::Console;
use crate::ports::{IncidentCopy, JournalError};
use domain::ids::ExecutionId;
use domain::runbook::{Document, KeptRun};

/// How many executions of one incident are followed.
const FOLLOWED: usize = 20;

/// The executions that an incident names: those that the store started with it, and those among its related items, of many
/// the ones added last.
pub(crate) fn executions(copy: &IncidentCopy) -> Vec<ExecutionId> {
    let mut all = copy.record.runbooks.clone();
    all.truncate(FOLLOWED);
    let mut related = Vec::new();
    for id in copy.related.iter().filter_map(|item| item.value.execution()) {
        if !all.contains(&id) && !related.contains(&id) {
            related.push(id);
        }
    }
    let room = FOLLOWED - all.len();
    all.extend(related.split_off(related.len().saturating_sub(room)));
    all
}

/// The documents that run in these executions, as far as they are kept.
pub(crate) async fn documents(console: &Console, runs: &[KeptRun]) -> Result<Vec<Document>, JournalError> {
    let mut all: Vec<Document> = Vec::new();
    for execution in runs.iter().filter_map(|run| run.execution.as_ref()) {
        let (name, version) = (&execution.document, &execution.version);
        if all.iter().any(|one| one.name == *name && one.version == *version) {
            continue;
        }
        all.extend(console.journal.runbook_document(name, version).await?);
    }
    Ok(all)
}
