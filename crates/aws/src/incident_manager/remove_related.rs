use super::adapter::IncidentManager;
use super::add_related::unknown_value;
use super::convert::identifier;
use aws_sdk_ssmincidents::types::RelatedItemsUpdate;
use domain::ids::{EntryId, IncidentId};
use domain::related::{ItemKind, ItemValue};
use response::ports::StoreError;

impl IncidentManager {
    /// `UpdateRelatedItems` with `itemToRemove`.
    pub(super) async fn remove_item(
        &self,
        id: &IncidentId,
        kind: ItemKind,
        value: &ItemValue,
        token: &EntryId,
    ) -> Result<(), StoreError> {
        let identifier = identifier(kind, value).ok_or_else(unknown_value)?;
        self.update_items(id, RelatedItemsUpdate::ItemToRemove(identifier), token)
            .await
    }
}
