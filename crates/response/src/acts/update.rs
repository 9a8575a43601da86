use super::store_act::in_store;
use crate::incidents::{known, require_in_store};
use crate::{Console, ResponseError};
use domain::act::{Act, RecordChange};
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::incident::{Impact, IncidentRecord};
use domain::rights::Right;
use domain::text::{lines, one_line};
use domain::version::Pane;
use domain::view::Done;
use serde::{Deserialize, Serialize};

/// The record as the form showed it when it was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The title.
    pub title: String,
    /// The summary; empty when there is none.
    pub summary: String,
    /// The impact.
    pub impact: Impact,
}

impl Seen {
    /// Whether a field that `change` sets is another in `now` than it was shown. On its way through a form a text keeps its
    /// line breaks at most, not how each of them is written.
    fn conflicts(&self, change: &RecordChange, now: &IncidentRecord) -> bool {
        let summary = now.summary.as_deref().unwrap_or_default();
        change.title.is_some() && one_line(&self.title) != one_line(&now.title)
            || change.summary.is_some() && lines(&self.summary) != lines(summary)
            || change.impact.is_some() && self.impact != now.impact
    }
}

/// Changes title, summary or impact. The store lets the last writer win, so the record is read right before:
/// what somebody else changed meanwhile is returned as a conflict, never overwritten. Of two at once here the second reads
/// what the first wrote; who writes past the console between that reading and the write is overwritten, which the store
/// gives no means to close.
pub async fn update(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    seen: Seen,
    mut change: RecordChange,
) -> Result<Done, ResponseError> {
    actor.require(Right::ChangeRecord)?;
    change.status = None;
    known(console, id).await?;
    let _turn = console.live.turn_at_store(id).await;
    if console.journal.entry(entry).await?.is_none() {
        require_in_store(console, id).await?;
        let now = console.store.incident(id).await?;
        if seen.conflicts(&change, &now) {
            if console.journal.save_record(&now, console.clock.now()).await? {
                console.live.bump(id, &[Pane::Header]);
            }
            return Err(ResponseError::Conflict {
                newer: Some(Box::new(now)),
            });
        }
        if change == RecordChange::default() {
            return Err(ResponseError::Refused("Nothing was changed.".into()));
        }
    }
    let act = Act::Update {
        change: change.clone(),
    };
    let call = async { console.store.update(id, &change, entry).await };
    in_store(console, actor, id, entry, act, "Changed".into(), call).await
}
