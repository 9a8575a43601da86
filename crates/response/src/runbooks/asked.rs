//! What the forms about a step that waits have in common.

use super::act::{kept, waiting_now};
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::entry::Body;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::runbook::{RunbookAct, StepRun};

/// Which form, and about which run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form<'a> {
    pub(super) id: &'a IncidentId,
    pub(super) entry: &'a EntryId,
    pub(super) execution: &'a ExecutionId,
    pub(super) run: &'a str,
}

/// What a form finds.
#[derive(Debug)]
pub(super) enum Asked {
    /// The step, which waits as AWS has it now.
    Now(StepRun),
    /// The act that it was taken for before, and which it asks for again.
    Again(RunbookAct),
}

/// What is asked for by a form about a step that waits: `same` is what it says of an act that it was taken for before, `misfit`
/// why it can't be about this step.
pub(super) async fn asked(
    console: &Console,
    form: Form<'_>,
    same: impl FnOnce(&RunbookAct) -> bool,
    misfit: impl FnOnce(&StepRun) -> Option<String>,
) -> Result<Asked, ResponseError> {
    if let Some(does) = before(console, form.entry, same).await? {
        return Ok(Asked::Again(does));
    }
    kept(console, form.id, form.execution).await?;
    let step = waiting_now(console, form.id, form.execution, form.run).await?;
    match misfit(&step) {
        Some(why) => Err(ResponseError::Refused(why)),
        None => Ok(Asked::Now(step)),
    }
}

/// The act of a form that was taken before: sent again, it says the `same`. What was changed in it since would be lost. What it
/// asks for may be so by now, and is no reason to refuse it.
pub(super) async fn before(
    console: &Console,
    entry: &EntryId,
    same: impl FnOnce(&RunbookAct) -> bool,
) -> Result<Option<RunbookAct>, ResponseError> {
    match console.journal.entry(entry).await?.map(|there| there.entry.body) {
        None => Ok(None),
        Some(Body::Act(Act::Runbook { does })) if same(&does) => Ok(Some(does)),
        Some(_) => Err(ResponseError::OnRecord),
    }
}
