use super::adapter::IncidentManager;
use super::convert::identifier;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::{RelatedItem, RelatedItemsUpdate};
use domain::act::NewItem;
use domain::ids::{EntryId, IncidentId};
use domain::related::{ItemKind, ItemValue};
use response::ports::StoreError;

pub(super) const UPDATE_RELATED_ITEMS: Operation = Operation::write("UpdateRelatedItems", SERVICE);

impl IncidentManager {
    /// `UpdateRelatedItems` with `itemToAdd`. AWS doesn't say what adding an item twice does, so a refusal is
    /// checked against the list.
    pub(super) async fn add_item(
        &self,
        id: &IncidentId,
        item: &NewItem,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        let identifier = identifier(item.kind, &item.value).ok_or_else(unknown_value)?;
        let update = RelatedItem::builder()
            .identifier(identifier)
            .set_title(item.title.clone().map(String::from))
            .build();
        let added = self
            .update_items(id, RelatedItemsUpdate::ItemToAdd(update), token)
            .await;
        match added {
            Err(StoreError::Refused { .. }) if self.has_item(id, item.kind, &item.value).await => Ok(()),
            other => other,
        }
    }

    /// One change of the items with its client token.
    pub(super) async fn update_items(
        &self,
        id: &IncidentId,
        update: RelatedItemsUpdate,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        let request = self
            .client
            .update_related_items()
            .client_token(token.as_str())
            .incident_record_arn(self.names.incident(id))
            .related_items_update(update);
        self.gateway
            .call(UPDATE_RELATED_ITEMS, || request.clone().send())
            .await?;
        Ok(())
    }

    async fn has_item(&self, id: &IncidentId, kind: ItemKind, value: &ItemValue) -> bool {
        let items = self.list_related(id).await.unwrap_or_default();
        items.iter().any(|item| item.kind == kind && item.value == *value)
    }
}

/// A value that we read as unknown can't be named to AWS either.
pub(super) fn unknown_value() -> StoreError {
    StoreError::Refused {
        operation: UPDATE_RELATED_ITEMS.name,
        message: "the item's value is of a kind that the console doesn't know".to_owned(),
    }
}
