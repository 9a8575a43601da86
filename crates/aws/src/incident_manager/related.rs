use super::adapter::IncidentManager;
use super::convert::{kind, value};
use super::names::SERVICE;
use super::pages::{PAGE_SIZE, all};
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::RelatedItem as AwsItem;
use domain::ids::IncidentId;
use domain::related::{ItemKind, RelatedItem};
use response::ports::StoreError;

const LIST_RELATED_ITEMS: Operation = Operation::read("ListRelatedItems", SERVICE);

impl IncidentManager {
    /// `ListRelatedItems`, in AWS's order.
    pub(super) async fn list_related(&self, id: &IncidentId) -> Result<Vec<RelatedItem>, StoreError> {
        let arn = self.names.incident(id);
        let this = self.clone();
        let read = async move { all(LIST_RELATED_ITEMS, |token| this.page_of_items(&arn, token)).await };
        self.gateway
            .shared(LIST_RELATED_ITEMS, &id.to_string(), read)
            .await
    }

    async fn page_of_items(
        &self,
        arn: &str,
        token: Option<String>,
    ) -> Result<(Vec<RelatedItem>, Option<String>), StoreError> {
        let request = self
            .client
            .list_related_items()
            .incident_record_arn(arn)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_RELATED_ITEMS, || request.clone().send())
            .await?;
        Ok((reply.related_items.iter().map(item).collect(), reply.next_token))
    }
}

fn item(item: &AwsItem) -> RelatedItem {
    let identifier = item.identifier.as_ref();
    RelatedItem {
        kind: identifier.map_or(ItemKind::Other, |identifier| kind(&identifier.r#type)),
        value: value(identifier.and_then(|identifier| identifier.value())),
        title: item.title.clone(),
        generated_id: item.generated_id.clone(),
    }
}
