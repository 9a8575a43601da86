use crate::acts::{duplicate_item, write_outcome};
use crate::ports::StoreError;
use crate::{Console, ResponseError, engagements, runbooks};
use domain::act::{Act, RecordChange};
use domain::entry::Outcome;
use domain::ids::{EntryId, IncidentId};
use domain::incident::{IncidentRecord, Status};

/// Reads back whether an act holds and ends it; when the store can't be read, it stays open.
pub(crate) async fn settle_act(console: &Console, id: &IncidentId, entry: &EntryId, act: &Act) {
    let (holds, read) = match holds(console, id, entry, act).await {
        Ok(Some(found)) => found,
        Ok(None) => return,
        Err(ResponseError::Store(StoreError::NotFound { .. })) => {
            (false, "the incident is there no longer".to_owned())
        }
        Err(error) => {
            tracing::warn!(error = %error, entry = %entry, "an act stays in doubt: the store could not be read back");
            return;
        }
    };
    let read = format!("{read}, read back {}", console.clock.now().clock_text());
    if let Err(error) = write_outcome(console, id, entry, Outcome::Settled { holds, read }).await {
        tracing::error!(error = %error, entry = %entry, "the outcome of an act could not be written");
    }
}

/// Whether the store is as the act wanted it, and what was read.
async fn holds(
    console: &Console,
    id: &IncidentId,
    entry: &EntryId,
    act: &Act,
) -> Result<Option<(bool, String)>, ResponseError> {
    let status = |wanted| async move {
        let record = console.store.incident(id).await?;
        Ok::<_, StoreError>(Some((
            record.status == wanted,
            format!("the incident is {}", record.status),
        )))
    };
    Ok(match act {
        Act::Update { change } => {
            let record = console.store.incident(id).await?;
            let found = is_as(&record, change);
            Some((
                found,
                if found {
                    "the record is as wanted"
                } else {
                    "the record is not as wanted"
                }
                .into(),
            ))
        }
        Act::Resolve { .. } => status(Status::Resolved).await?,
        Act::Reopen { .. } => status(Status::Open).await?,
        Act::Duplicate { of, .. } => {
            let wanted = duplicate_item(console, of)?;
            Some(
                listed(console, id, |one| {
                    one.kind == wanted.kind && one.value == wanted.value
                })
                .await?,
            )
        }
        Act::AddItem { item } => Some(
            listed(console, id, |one| {
                one.kind == item.kind && one.value == item.value
            })
            .await?,
        ),
        Act::RemoveItem { kind, value, .. } => {
            let (found, read) = listed(console, id, |one| one.kind == *kind && one.value == *value).await?;
            Some((!found, read))
        }
        Act::Engagement { does } => engagements::holds(console, Some(id), entry, does).await?,
        Act::Runbook { does } => runbooks::settle(console, id, entry, does).await?,
        _ => None,
    })
}

fn is_as(record: &IncidentRecord, change: &RecordChange) -> bool {
    change
        .title
        .as_ref()
        .is_none_or(|title| title.as_str() == record.title)
        && change
            .summary
            .as_ref()
            .is_none_or(|summary| summary.as_str() == record.summary.as_deref().unwrap_or(""))
        && change.impact.is_none_or(|impact| impact == record.impact)
        && change.status.is_none_or(|status| status == record.status)
}

async fn listed(
    console: &Console,
    id: &IncidentId,
    wanted: impl Fn(&domain::related::RelatedItem) -> bool,
) -> Result<(bool, String), StoreError> {
    let found = console.store.related(id).await?.iter().any(wanted);
    Ok((
        found,
        if found {
            "the item is listed"
        } else {
            "the item is not listed"
        }
        .into(),
    ))
}
