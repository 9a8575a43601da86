use super::known;
use super::list::reader;
use crate::{Console, ResponseError, looks};
use domain::actor::Actor;
use domain::ids::IncidentId;
use domain::incident::Status;
use domain::next::next;
use domain::rights::Right;
use domain::view::IncidentView;

/// Notes that the reader looks at the incident now: what comes while they don't is new to them.
pub async fn look(console: &Console, actor: &Actor, id: &IncidentId) -> Result<(), ResponseError> {
    actor.require(Right::Read)?;
    known(console, id).await?;
    Ok(looks::look(console, reader(actor)?, id).await?)
}

/// The incident page but for its timeline.
pub async fn view(console: &Console, actor: &Actor, id: &IncidentId) -> Result<IncidentView, ResponseError> {
    actor.require(Right::Read)?;
    let snapshot = known(console, id).await?;
    let seen = looks::seen(console, reader(actor)?, id);
    let record = snapshot.copy.record.clone();
    let now = console.clock.now();
    let line = next(&record, &snapshot.state, &actor.who, &actor.rights);
    let line = domain::engagement::next(line, &snapshot.roll, &actor.rights, now);
    let over = record.status == Status::Resolved && record.gone.is_none() && snapshot.state.open.is_empty();
    let courses = &snapshot.courses;
    let line = domain::containment::next(line, over, courses, &actor.who, &actor.rights, now);
    let lead = snapshot.state.lead.as_ref();
    let (runs, marks) = (&snapshot.runs, &snapshot.marks);
    Ok(IncidentView {
        version: snapshot.version,
        now,
        next: domain::runbook::next(line, runs, marks, lead, &actor.who, &actor.rights, now),
        record,
        state: snapshot.state.clone(),
        clocks: snapshot.clocks,
        facts: snapshot.facts.clone(),
        related: snapshot.copy.related.clone(),
        freshness: console
            .live
            .freshness(id)
            .unwrap_or_else(|| snapshot.copy.freshness.clone()),
        rights: actor.rights.clone(),
        present: console.live.present(id),
        seen,
    })
}
