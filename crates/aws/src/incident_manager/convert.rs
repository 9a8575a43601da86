//! AWS's values as the domain's, and back. What a newer AWS may add is kept as the nearest thing we know.

use aws_sdk_ssmincidents::types::{
    EventReference, IncidentRecordStatus, ItemIdentifier, ItemType, ItemValue as AwsValue,
    PagerDutyIncidentDetail,
};
use domain::incident::{Impact, Status};
use domain::related::{ItemKind, ItemValue};

pub(super) use crate::moments::{date, moment};

/// A status we don't know is open: what isn't resolved needs somebody's eyes.
pub(super) fn status(status: &IncidentRecordStatus) -> Status {
    match status {
        IncidentRecordStatus::Resolved => Status::Resolved,
        _ => Status::Open,
    }
}

/// A status as AWS takes it.
pub(super) fn aws_status(status: Status) -> IncidentRecordStatus {
    match status {
        Status::Open => IncidentRecordStatus::Open,
        Status::Resolved => IncidentRecordStatus::Resolved,
    }
}

/// A number outside 1 to 5 is the nearest of them.
pub(super) fn impact(number: i32) -> Impact {
    match number {
        ..=1 => Impact::Critical,
        2 => Impact::High,
        3 => Impact::Medium,
        4 => Impact::Low,
        5.. => Impact::NoImpact,
    }
}

/// A kind we don't know is a link like any other.
pub(super) fn kind(kind: &ItemType) -> ItemKind {
    match kind {
        ItemType::Analysis => ItemKind::Analysis,
        ItemType::Attachment => ItemKind::Attachment,
        ItemType::Automation => ItemKind::Automation,
        ItemType::Incident => ItemKind::Incident,
        ItemType::InvolvedResource => ItemKind::InvolvedResource,
        ItemType::Metric => ItemKind::Metric,
        ItemType::Parent => ItemKind::Parent,
        ItemType::Task => ItemKind::Task,
        _ => ItemKind::Other,
    }
}

fn aws_kind(kind: ItemKind) -> ItemType {
    match kind {
        ItemKind::Analysis => ItemType::Analysis,
        ItemKind::Incident => ItemType::Incident,
        ItemKind::Metric => ItemType::Metric,
        ItemKind::Parent => ItemType::Parent,
        ItemKind::Attachment => ItemType::Attachment,
        ItemKind::Other => ItemType::Other,
        ItemKind::Automation => ItemType::Automation,
        ItemKind::InvolvedResource => ItemType::InvolvedResource,
        ItemKind::Task => ItemType::Task,
    }
}

/// A value of a kind we don't know stays as an empty one, with its item's title and id.
pub(super) fn value(value: Option<&AwsValue>) -> ItemValue {
    match value {
        Some(AwsValue::Arn(text)) => ItemValue::Resource(text.clone()),
        Some(AwsValue::Url(text)) => ItemValue::Url(text.clone()),
        Some(AwsValue::MetricDefinition(text)) => ItemValue::Metric(text.clone()),
        Some(AwsValue::PagerDutyIncidentDetail(detail)) => ItemValue::External(detail.id.clone()),
        _ => ItemValue::External(String::new()),
    }
}

/// What identifies an item for AWS, or `None` for a value that we could not read ourselves.
pub(super) fn identifier(kind: ItemKind, value: &ItemValue) -> Option<ItemIdentifier> {
    let value = match value {
        ItemValue::Resource(text) => AwsValue::Arn(text.clone()),
        ItemValue::Url(text) => AwsValue::Url(text.clone()),
        ItemValue::Metric(text) => AwsValue::MetricDefinition(text.clone()),
        ItemValue::External(id) if id.is_empty() => return None,
        ItemValue::External(id) => {
            AwsValue::PagerDutyIncidentDetail(PagerDutyIncidentDetail::builder().id(id).build().ok()?)
        }
    };
    ItemIdentifier::builder()
        .r#type(aws_kind(kind))
        .value(value)
        .build()
        .ok()
}

/// What an event refers to: resource names and ids of related items, in AWS's order.
pub(super) fn references(references: &[EventReference]) -> Vec<String> {
    let text = |reference: &EventReference| match reference {
        EventReference::Resource(text) | EventReference::RelatedItemId(text) => Some(text.clone()),
        _ => None,
    };
    references.iter().filter_map(text).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn what_a_newer_aws_may_send_becomes_the_nearest_thing_and_never_panics() {
        assert_eq!(status(&IncidentRecordStatus::from("SNOOZED")), Status::Open);
        assert_eq!(kind(&ItemType::from("HOLOGRAM")), ItemKind::Other);
        assert_eq!(
            [i32::MIN, 0, 1, 3, 5, 6, i32::MAX].map(|n| impact(n).number()),
            [1, 1, 1, 3, 5, 5, 5]
        );
        assert_eq!(value(None), ItemValue::External(String::new()));
    }

    #[test]
    fn every_kind_of_item_is_the_same_after_a_round_trip() {
        for each in ItemKind::ALL {
            assert_eq!(kind(&aws_kind(each)), each);
        }
    }

    #[test]
    fn an_item_is_identified_by_what_was_read_of_it() {
        for each in [
            ItemValue::Resource("arn:aws:iot:eu-central-1:111122223333:thing/pump-117".into()),
            ItemValue::Url("https://example.com".into()),
            ItemValue::Metric("{}".into()),
            ItemValue::External("PD-1".into()),
        ] {
            let identifier = identifier(ItemKind::Other, &each).unwrap();
            assert_eq!(value(identifier.value()), each);
        }
        assert_eq!(
            identifier(ItemKind::Other, &ItemValue::External(String::new())),
            None
        );
    }
}
