//! Related items of an incident.

use serde_json::{Value, json};

/// A related item.
#[derive(Clone, Debug)]
pub(crate) struct RelatedItem {
    /// `related-item/TYPE/32 digits`, given by the service.
    pub generated_id: String,
    /// `{ type, value: { arn | url | metricDefinition | pagerDutyIncidentDetail } }`: names the item.
    pub identifier: Value,
    pub title: Option<String>,
}

impl RelatedItem {
    pub(super) fn wire(&self) -> Value {
        let mut item = json!({"generatedId": self.generated_id, "identifier": self.identifier});
        if let Some(title) = &self.title {
            item["title"] = title.clone().into();
        }
        item
    }
}
