//! How acts end that something outside does: on the record, and once.

use crate::ports::JournalError;
use crate::snapshot::save_state;
use crate::{Console, ResponseError};
use domain::actor::Who;
use domain::entry::{Body, ChainId, NewEntry, Outcome};
use domain::ids::EntryId;

/// Ends an act on its chain, due on the incident's timeline if it holds. What pages show of it, the caller tells them.
pub(crate) async fn end(
    console: &Console,
    chain: &ChainId,
    act: &EntryId,
    result: Outcome,
) -> Result<(), ResponseError> {
    let incident = match chain {
        ChainId::Incident(id) => Some(id),
        ChainId::Device(_) | ChainId::Console => None,
    };
    let mirror = incident.filter(|_| result.holds());
    let outcome = NewEntry {
        id: act.outcome(),
        chain: chain.clone(),
        who: Who::Automation {
            name: "console".into(),
        },
        at: console.clock.now(),
        body: Body::Outcome {
            of: act.clone(),
            result,
        },
    };
    match console.journal.append(outcome, mirror).await {
        // Somebody else ended it first: theirs stands.
        Ok(_) | Err(JournalError::OtherContent { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    if let Some(id) = incident {
        // It is in doubt no more, which lists tell too.
        save_state(console, id).await?;
    }
    Ok(())
}

/// What became of an act that was asked for before: how it took effect, or `None` while it is in doubt. One that did not is
/// refused, with what is known of it.
pub(crate) async fn ended(console: &Console, act: &EntryId) -> Result<Option<Outcome>, ResponseError> {
    let found = console.journal.entry(&act.outcome()).await?;
    match found.map(|found| found.entry.body) {
        Some(Body::Outcome {
            result: Outcome::Failed { why },
            ..
        }) => Err(ResponseError::Refused(why)),
        Some(Body::Outcome {
            result: Outcome::Settled { holds: false, read },
            ..
        }) => Err(ResponseError::Refused(format!("It did not take effect: {read}"))),
        Some(Body::Outcome { result, .. }) => Ok(Some(result)),
        _ => Ok(None),
    }
}

/// What is said of an act in doubt.
pub(crate) const IN_DOUBT: &str = "On the record; AWS has not confirmed it yet.";
