use super::{KeptRun, Marks};
use crate::act::Holder;
use crate::actor::Who;
use crate::next::{Next, NextAct};
use crate::rights::{Right, Rights};
use crate::time::{Timestamp, span_text};

/// The NEXT line with what runbooks ask for. A step whose time-out is near goes before everything but a doubt, an end, an
/// acknowledgement, a lead, pages that go on and a request for a second person; otherwise a step that waits goes before the
/// lead's own work, and so does a runbook that broke.
pub fn next(
    line: Next,
    runs: &[KeptRun],
    marks: &Marks,
    lead: Option<&Holder>,
    reader: &Who,
    rights: &Rights,
    now: Timestamp,
) -> Next {
    let Some(act) = line.act else {
        return line;
    };
    // Pages that AWS sends on wake somebody else in minutes, which takes one press to prevent.
    if matches!(
        act,
        NextAct::Acknowledge
            | NextAct::TakeLead
            | NextAct::Approve
            | NextAct::AcceptPage
            | NextAct::StopPaging
    ) {
        return line;
    }
    let leads = lead.is_some_and(|lead| Some(&lead.subject) == reader.subject());
    let whom = match lead {
        _ if leads => "you",
        Some(lead) => lead.name.as_str(),
        None => "somebody",
    };
    let running = || {
        runs.iter()
            .filter(|one| one.runs())
            .filter_map(|one| one.execution.as_ref())
    };
    let waiting = running()
        .filter_map(|execution| Some((execution, execution.waiting()?)))
        .filter_map(|(execution, step)| Some((execution, step, step.waiting()?)))
        .min_by_key(|(_, _, waiting)| waiting.deadline);
    if let Some((execution, step, waiting)) = waiting
        && (act == NextAct::Note || waiting.presses(now))
    {
        let (place, all) = execution.place(&step.name);
        let left = waiting.deadline.since(now);
        let time = if left > 0 {
            format!("{} left", span_text(left))
        } else {
            "its time is over".to_owned()
        };
        let (whom, right) = if step.is_approval() {
            let so_far = step.approvals().map(|one| format!(" ({})", one.said()));
            let whom = format!("an approval{}", so_far.unwrap_or_default());
            (whom, Right::Approve)
        } else {
            (whom.to_owned(), Right::Respond)
        };
        let mine = rights.allows(right) && (leads || step.is_approval());
        return Next {
            line: format!("Step {place} of {all}, {}, waits for {whom}: {time}.", step.name),
            act: Some(NextAct::Runbook),
            mine,
            until: None,
        };
    }
    let broken = runs
        .iter()
        .filter_map(|one| one.execution.as_ref())
        .max_by_key(|one| one.started)
        .and_then(|latest| Some((latest, latest.broken()?)));
    match broken {
        // Somebody said what was done about it: that is what the pane asks for.
        Some((execution, step))
            if act == NextAct::Note && running().next().is_none() && marks.remarks(&step.id).is_empty() =>
        {
            let (place, all) = execution.place(&step.name);
            Next {
                line: format!(
                    "The runbook ended: step {place} of {all}, {}, {}. The pane says what to do.",
                    step.name,
                    step.status.word()
                ),
                act: Some(NextAct::Runbook),
                mine: leads && rights.allows(Right::Respond),
                until: None,
            }
        }
        _ => line,
    }
}
