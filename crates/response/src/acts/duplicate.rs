use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::{Act, NewItem};
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId};
use domain::related::{ItemKind, ItemValue};
use domain::rights::Right;
use domain::text::{ItemTitle, Reason};
use domain::view::Done;

/// Links the incident as a duplicate of another: a related item that every tool sees.
pub async fn duplicate(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    of: IncidentId,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Close)?;
    if &of == id {
        return Err(ResponseError::Refused(
            "An incident can't be a duplicate of itself.".into(),
        ));
    }
    known(console, id).await?;
    known(console, &of).await?;
    let item = duplicate_item(console, &of)?;
    let act = Act::Duplicate {
        of: of.clone(),
        reason,
    };
    let call = async { console.store.add_related(id, &item, entry).await };
    in_store(
        console,
        actor,
        id,
        entry,
        act,
        "Linked as a duplicate".into(),
        call,
    )
    .await
}

/// The related item that says "duplicate of".
pub(crate) fn duplicate_item(console: &Console, of: &IncidentId) -> Result<NewItem, ResponseError> {
    let value = ItemValue::Url(format!("{}/incidents/{of}", console.settings.public_url));
    Ok(NewItem {
        kind: ItemKind::Incident,
        value,
        title: Some(ItemTitle::new("Duplicate of")?),
    })
}
