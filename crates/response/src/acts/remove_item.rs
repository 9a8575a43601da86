use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::entry::Body;
use domain::ids::{EntryId, IncidentId};
use domain::related::{ItemKind, ItemValue};
use domain::rights::Right;
use domain::view::Done;

/// Removes a related item in the store. What it was stays on the record.
pub async fn remove_item(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    kind: ItemKind,
    value: ItemValue,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    let snapshot = known(console, id).await?;
    let found = snapshot
        .copy
        .related
        .iter()
        .find(|one| one.kind == kind && one.value == value);
    let title = match (console.journal.entry(entry).await?, found) {
        // Sent twice: what it was called is on the record, and perhaps nowhere else any more.
        (Some(before), _) => match before.entry.body {
            Body::Act(Act::RemoveItem { title, .. }) => title,
            _ => None,
        },
        (None, Some(found)) => found.title.clone(),
        (None, None) => {
            return Err(ResponseError::Refused(
                "It is no longer among the related items.".into(),
            ));
        }
    };
    let act = Act::RemoveItem {
        kind,
        value: value.clone(),
        title,
    };
    let call = async { console.store.remove_related(id, kind, &value, entry).await };
    in_store(console, actor, id, entry, act, "Removed".into(), call).await
}
