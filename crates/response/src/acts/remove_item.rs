use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
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
    let first = console.journal.entry(entry).await?.is_none();
    if first && found.is_none() {
        return Err(ResponseError::Refused(
            "It is no longer among the related items.".into(),
        ));
    }
    let title = found.and_then(|one| one.title.clone());
    let act = Act::RemoveItem {
        kind,
        value: value.clone(),
        title,
    };
    let call = async { console.store.remove_related(id, kind, &value, entry).await };
    in_store(console, actor, id, entry, act, "Removed".into(), call).await
}
