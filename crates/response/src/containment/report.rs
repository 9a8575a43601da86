//! What the record is told of a course, by automation.

use super::chain::entry_of;
use crate::Console;
use domain::actor::Who;
use domain::containment::{Course, Stage};
use domain::device::DeviceAct;
use domain::entry::NewEntry;
use domain::ids::IncidentId;

/// What parts a report's proof from why it can't be verified.
pub(crate) const CANNOT: &str = " · cannot be verified: ";

/// A step that failed so often in a row is told, whatever the cause: before that it may have been a throttled call.
const PERSISTS: u32 = 3;

/// What is new in `now` and belongs on the record, oldest first.
pub(super) fn reports(
    console: &Console,
    before: &Course,
    now: &mut Course,
) -> Vec<(NewEntry, Option<IncidentId>)> {
    let told = news(before, now).into_iter();
    told.map(|(stage, proof)| report(console, before, stage, proof))
        .collect()
}

/// What is new in `now`: how far it is, and what shows it.
pub(crate) fn news(before: &Course, now: &mut Course) -> Vec<(Stage, String)> {
    let (old, new) = (before.progress.clone(), &mut now.progress);
    let mut told: Vec<(Stage, String)> = Vec::new();
    let cannot = |read: &str| match &new.cannot {
        Some(why) => format!("{read}{CANNOT}{why}"),
        None => read.to_owned(),
    };
    if old.applied.is_some() && new.applied.is_none() {
        told.push((
            Stage::Requested,
            "it no longer is as it was read back before; it is applied again".into(),
        ));
    } else if new.reconnects > old.reconnects {
        told.push((
            Stage::Applied,
            "it came back after it should have been cut off".into(),
        ));
    } else if old.effective.is_some() && new.effective.is_none() {
        told.push((Stage::Applied, cannot("it is no longer denied what it was")));
    } else if old.verified.is_some() && new.verified.is_none() {
        told.push((Stage::Effective, cannot("no longer verified")));
    }
    if let (None, Some(proof)) = (&old.applied, &new.applied) {
        told.push((Stage::Applied, cannot(&proof.read)));
    }
    if let Some(proof) = new
        .effective
        .as_ref()
        .filter(|one| old.effective.as_ref() != Some(one))
    {
        told.push((Stage::Effective, cannot(&proof.read)));
    }
    if let Some(proof) = new
        .verified
        .as_ref()
        .filter(|one| old.verified.as_ref() != Some(one))
    {
        told.push((Stage::Verified, proof.read.clone()));
    }
    if let (None, Some(proof)) = (&old.released, &new.released) {
        told.push((Stage::Released, proof.read.clone()));
    }
    let contains = before.order.contains();
    if let Some(trouble) = &mut new.trouble
        && !trouble.told
        && trouble.attempts >= PERSISTS
    {
        trouble.told = true;
        let stage = if contains {
            Stage::Partial
        } else {
            Stage::Releasing
        };
        told.push((
            stage,
            format!("could not {}: {}", trouble.step.words(), trouble.why),
        ));
    }
    told
}

/// One report; its id follows from the order and the revision, so that it is written once.
pub(super) fn report(
    console: &Console,
    course: &Course,
    stage: Stage,
    proof: String,
) -> (NewEntry, Option<IncidentId>) {
    let order = &course.order;
    let purpose = format!("{} at revision {}", stage.word(), course.revision);
    let who = Who::Automation {
        name: "console".into(),
    };
    let does = DeviceAct::Report {
        of: order.id.clone(),
        stage,
        proof,
        batch: order.batch.clone(),
    };
    let incident = order.incident.as_ref();
    let entry = entry_of(
        console,
        &who,
        order.id.derived(&purpose),
        incident,
        &order.device,
        does,
    );
    (entry, order.incident.clone())
}
