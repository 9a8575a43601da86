use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::{Act, NewItem};
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::related::{ItemValue, check_resource, check_url};
use domain::rights::Right;
use domain::view::Done;

/// Adds a related item in the store.
pub async fn add_item(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    item: NewItem,
) -> Result<Done, ResponseError> {
    actor.require(Right::Write)?;
    match &item.value {
        ItemValue::Url(address) => drop(check_url(address)?),
        ItemValue::Resource(name) => drop(check_resource(name)?),
        ItemValue::Metric(_) | ItemValue::External(_) => {
            return Err(ResponseError::Refused(
                "Only addresses and resources can be added here.".into(),
            ));
        }
    }
    let snapshot = known(console, id).await?;
    let first = console.journal.entry(entry).await?.is_none();
    if first
        && snapshot
            .copy
            .related
            .iter()
            .any(|one| one.kind == item.kind && one.value == item.value)
    {
        return Err(ResponseError::Refused(
            "It is among the related items already.".into(),
        ));
    }
    let act = Act::AddItem { item: item.clone() };
    let call = async { console.store.add_related(id, &item, entry).await };
    in_store(console, actor, id, entry, act, "Added".into(), call).await
}
