use super::act::{kept, on_record};
use super::asked::before;
use super::view;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::evidence::EvidenceFile;
use domain::ids::{EntryId, ExecutionId, IncidentId};
use domain::rights::Right;
use domain::runbook::{ItemMark, ItemState, RunbookAct, StepView};
use domain::text::Reason;
use domain::view::Done;

/// What somebody says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSaid {
    /// The execution.
    pub execution: ExecutionId,
    /// The step's run.
    pub run: String,
    /// The item's place in the step, from 0.
    pub item: u32,
    /// How it is.
    pub state: ItemState,
    /// More about it.
    pub comment: Option<Reason>,
    /// The hash of a file of the incident that shows it.
    pub evidence: Option<String>,
    /// What was said last of it, as whoever says this saw it.
    pub seen: Option<EntryId>,
}

/// Ticks an item of a manual step, opens it again, or says that it does not apply, and why. Also after the step's end:
/// the record has when it was said.
pub async fn item(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    said: ItemSaid,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    let ItemSaid {
        execution,
        run,
        item,
        state,
        comment,
        evidence,
        seen,
    } = said;
    if state == ItemState::NotApplicable && comment.is_none() {
        return Err(ResponseError::Refused(
            "Say why it does not apply: the review asks for it.".into(),
        ));
    }
    let told = match state {
        ItemState::Done => "Ticked",
        ItemState::Open => "Opened again",
        ItemState::NotApplicable => "Noted as not applicable",
    };
    // Of two at once the second one sees what the first one said.
    let _turn = console.live.turn(id).await;
    // Sent again, it is on the record already, whatever became of the step since.
    let same = |does: &RunbookAct| {
        matches!(does, RunbookAct::Item { execution: on, run: of, item: place, state: as_said, comment: why, evidence: file, .. }
            if *on == execution && *of == run && *place == item && *as_said == state && *why == comment
                && is_file(file.as_ref(), evidence.as_deref()))
    };
    if let Some(does) = before(console, entry, same).await? {
        return on_record(console, actor, id, entry, does, told.into()).await;
    }
    let step = shown_step(console, actor, id, &execution, &run).await?;
    if step.run.as_ref().is_none_or(|run| run.started.is_none()) {
        return Err(ResponseError::Refused(format!(
            "Step {} has not begun yet.",
            step.name
        )));
    }
    let shown = step.items.iter().find(|one| one.number == item);
    let shown = shown.ok_or(ResponseError::NotFound)?;
    let evidence = file(console, id, evidence.as_deref()).await?;
    if let Some(last) = &shown.mark
        && seen.as_ref() != Some(&last.entry)
    {
        let more = comment.is_some() || evidence.is_some();
        refuse_unseen(last, state, more)?;
    }
    let does = RunbookAct::Item {
        execution,
        step: step.name.clone(),
        run,
        item,
        text: shown.text.clone(),
        state,
        comment,
        evidence,
    };
    on_record(console, actor, id, entry, does, told.into()).await
}

/// The step as the pane shows it, of the run that a form is about: what is said of an earlier run would show nowhere.
pub(super) async fn shown_step(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    execution: &ExecutionId,
    run: &str,
) -> Result<StepView, ResponseError> {
    let found = kept(console, id, execution).await?;
    let found = found.run(run).ok_or(ResponseError::NotFound)?;
    let shown = view(console, actor, id).await?.executions.into_iter();
    let mut steps = shown
        .filter(|one| one.kept.id == *execution)
        .flat_map(|one| one.steps);
    let step = steps.find(|one| one.run.as_ref().is_some_and(|one| one.id == found.id));
    step.ok_or_else(|| {
        ResponseError::Refused(format!(
            "The runbook came back to step {} since. Nothing was saved; look at it again.",
            found.name
        ))
    })
}

/// Of two who say something of one item at once the second one is told what the first one said, unless both tick it.
fn refuse_unseen(last: &ItemMark, state: ItemState, more: bool) -> Result<(), ResponseError> {
    if last.state == state && !more {
        return Ok(());
    }
    let why = last.comment.as_ref().map(|why| format!(" ({why})"));
    Err(ResponseError::Refused(format!(
        "{} was here meanwhile: {}{}. Nothing was saved; look at it and say it again.",
        last.who.name(),
        last.state.did().to_lowercase(),
        why.unwrap_or_default(),
    )))
}

/// Whether the file that was named is the one of that hash, or none either.
pub(super) fn is_file(named: Option<&EvidenceFile>, hash: Option<&str>) -> bool {
    named.map(|file| file.sha256.as_str()) == hash
}

/// A file of the incident by its hash.
pub(super) async fn file(
    console: &Console,
    id: &IncidentId,
    hash: Option<&str>,
) -> Result<Option<EvidenceFile>, ResponseError> {
    let Some(hash) = hash else { return Ok(None) };
    let snapshot = known(console, id).await?;
    let mut files = snapshot.rows.iter().filter_map(|row| row.evidence.as_ref());
    let found = files.find(|file| file.sha256 == hash).cloned();
    found.map(Some).ok_or(ResponseError::NotFound)
}
