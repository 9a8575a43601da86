use super::end::{IN_DOUBT, end, ended};
use super::record::append;
use crate::incidents::require_in_store;
use crate::ports::{Appended, StoreError};
use crate::{Console, ResponseError, ingest, settle};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::{ChainId, Outcome};
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
    let in_doubt = ended(console, entry).await?.is_none();
    Ok(Done {
        entry: entry.clone(),
        version: console.live.version(id),
        said: if in_doubt { IN_DOUBT.to_owned() } else { said },
        in_doubt,
        incident: Some(id.clone()),
    })
}

/// Ends an act on the record, and tells every page.
pub(crate) async fn write_outcome(
    console: &Console,
    id: &IncidentId,
    of: &EntryId,
    result: Outcome,
) -> Result<Version, ResponseError> {
    end(console, &ChainId::Incident(id.clone()), of, result).await?;
    Ok(console
        .live
        .bump(id, &[Pane::Header, Pane::Timeline, Pane::Related]))
}
