use super::record::append;
use crate::incidents::require_in_store;
use crate::ports::{Appended, StoreError};
use crate::snapshot::save_state;
use crate::{Console, ResponseError, ingest, settle};
use domain::act::Act;
use domain::actor::{Actor, Who};
use domain::entry::{Body, ChainId, NewEntry, Outcome};
use domain::ids::{EntryId, IncidentId};
use domain::version::{Pane, Version};
use domain::view::Done;

/// Does an act in the store: `requested` is on the record before `call` begins, its outcome after it ends. When the
/// answer is lost, the store is read back; when that fails too, the act stays in doubt and is settled later.
pub(crate) async fn in_store(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    act: Act,
    said: String,
    call: impl Future<Output = Result<(), StoreError>> + Send,
) -> Result<Done, ResponseError> {
    if console.journal.entry(entry).await?.is_none() {
        require_in_store(console, id).await?;
    }
    let appended = append(console, actor, id, entry, act.clone()).await?;
    if let Appended::Already(_) = appended {
        return again(console, id, entry, said).await;
    }
    console.live.bump(id, &[Pane::Header, Pane::Timeline]);
    match call.await {
        Ok(()) => {
            let proof = format!("accepted {}", console.clock.now().clock_text());
            write_outcome(console, id, entry, Outcome::Applied { proof }).await?;
            // The answer carries a version that holds the change; should this reading fail, ingest does it.
            let _ = ingest::refresh(console, id).await;
            let version = console.live.version(id);
            Ok(Done {
                entry: entry.clone(),
                version,
                said,
                in_doubt: false,
                incident: Some(id.clone()),
            })
        }
        Err(error) if error.leaves_doubt() => {
            settle::settle_act(console, id, entry, &act).await;
            again(console, id, entry, said).await
        }
        Err(error) => {
            write_outcome(
                console,
                id,
                entry,
                Outcome::Failed {
                    why: error.to_string(),
                },
            )
            .await?;
            Err(error.into())
        }
    }
}

/// What became of an act that was asked for before.
async fn again(
    console: &Console,
    id: &IncidentId,
    entry: &EntryId,
    said: String,
) -> Result<Done, ResponseError> {
    let outcome = console
        .journal
        .entry(&entry.outcome())
        .await?
        .map(|found| found.entry.body);
    let version = console.live.version(id);
    let done = |said, in_doubt| Done {
        entry: entry.clone(),
        version,
        said,
        in_doubt,
        incident: Some(id.clone()),
    };
    match outcome {
        Some(Body::Outcome {
            result: Outcome::Failed { why },
            ..
        }) => Err(ResponseError::Refused(why)),
        Some(Body::Outcome {
            result: Outcome::Settled { holds: false, read },
            ..
        }) => Err(ResponseError::Refused(format!("It did not take effect: {read}"))),
        Some(_) => Ok(done(said, false)),
        None => Ok(done(
            "On the record; the store has not confirmed it yet.".into(),
            true,
        )),
    }
}

/// Ends an act on the record, makes it due on the timeline if it holds, and tells every page.
pub(crate) async fn write_outcome(
    console: &Console,
    id: &IncidentId,
    of: &EntryId,
    result: Outcome,
) -> Result<Version, ResponseError> {
    let mirror = result.holds().then_some(id);
    let outcome = NewEntry {
        id: of.outcome(),
        chain: ChainId::Incident(id.clone()),
        who: Who::Automation {
            name: "console".into(),
        },
        at: console.clock.now(),
        body: Body::Outcome {
            of: of.clone(),
            result,
        },
    };
    match console.journal.append(outcome, mirror).await {
        // Somebody else ended it first: theirs stands.
        Ok(_) | Err(crate::ports::JournalError::OtherContent { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    save_state(console, id).await?;
    Ok(console
        .live
        .bump(id, &[Pane::Header, Pane::Timeline, Pane::Related]))
}
