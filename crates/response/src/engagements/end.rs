use super::holds;
use crate::ports::JournalError;
use crate::snapshot::save_state;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Who;
use domain::entry::{Body, ChainId, NewEntry, Outcome};
use domain::version::Pane;

/// Ends an act about paging on whatever chain it is, due on the incident's timeline if it holds.
pub(crate) async fn end(console: &Console, act: &NewEntry, result: Outcome) -> Result<(), ResponseError> {
    let incident = match &act.chain {
        ChainId::Incident(id) => Some(id),
        ChainId::Device(_) | ChainId::Console => None,
    };
    let mirror = incident.filter(|_| result.holds());
    let outcome = NewEntry {
        id: act.id.outcome(),
        chain: act.chain.clone(),
        who: Who::Automation {
            name: "console".into(),
        },
        at: console.clock.now(),
        body: Body::Outcome {
            of: act.id.clone(),
            result,
        },
    };
    match console.journal.append(outcome, mirror).await {
        // Somebody else ended it first: theirs stands.
        Ok(_) | Err(JournalError::OtherContent { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    if let Some(id) = incident {
        save_state(console, id).await?;
        console
            .live
            .bump(id, &[Pane::Header, Pane::Timeline, Pane::Engagements]);
    }
    Ok(())
}

/// Ends an act about paging that was done outside any incident and whose answer was lost.
pub(crate) async fn settle(console: &Console, entry: &NewEntry) {
    let Body::Act(Act::Engagement { does }) = &entry.body else {
        return;
    };
    let settled = async {
        let Some((holds, read)) = holds(console, None, &entry.id, does).await? else {
            return Ok(());
        };
        let read = format!("{read}, read back {}", console.clock.now().clock_text());
        end(console, entry, Outcome::Settled { holds, read }).await
    };
    if let Err(error) = settled.await {
        tracing::warn!(error = %error, entry = %entry.id, "an act about paging stays in doubt");
    }
}
