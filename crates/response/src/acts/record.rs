use crate::ports::JournalError;
use crate::snapshot::save_state;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::{EntryId, IncidentId};
use domain::version::Pane;
use domain::view::Done;

/// Writes an act that is done once it is on the record; the mirror tells the store afterwards.
pub(crate) async fn record(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    act: Act,
    said: String,
) -> Result<Done, ResponseError> {
    append(console, actor, id, entry, act).await?;
    save_state(console, id).await?;
    let version = console.live.bump(id, &[Pane::Header, Pane::Timeline]);
    Ok(Done {
        entry: entry.clone(),
        version,
        said,
        in_doubt: false,
        incident: Some(id.clone()),
    })
}

/// Appends an act to the incident's chain, due on the store's timeline where it is told there.
pub(super) async fn append(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    act: Act,
) -> Result<crate::ports::Appended, JournalError> {
    // An act in the store is told there once it holds: its mirror is made due by its outcome.
    let mirror = (act.is_mirrored() && !act.needs_store()).then_some(id);
    let new = NewEntry {
        id: entry.clone(),
        chain: ChainId::Incident(id.clone()),
        who: actor.who.clone(),
        at: console.clock.now(),
        body: Body::Act(act),
    };
    console.journal.append(new, mirror).await
}
