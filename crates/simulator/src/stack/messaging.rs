//! Topics, queues, and what leads from one to the other.

use serde_json::{Map, Value, json};

use super::StackError;
use super::evaluate::text;
use super::maker::{Made, Maker, Wanted};

/// The properties that are attributes under the same name, as texts.
fn attributes(wanted: &Wanted<'_>, names: &[&str]) -> Map<String, Value> {
    let given = names.iter().filter_map(|name| {
        let value = wanted.properties.get(*name)?;
        Some(((*name).to_owned(), Value::from(text(value))))
    });
    given.collect()
}

fn name(maker: &mut Maker<'_>, wanted: &Wanted<'_>, property: &str) -> String {
    match wanted.text(property) {
        "" => maker.physical(wanted),
        given => given.to_owned(),
    }
}

pub(super) fn topic(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = name(maker, wanted, "TopicName");
    let input = json!({"Name": name, "Attributes": attributes(wanted, &["KmsMasterKeyId"])});
    let reply = maker.call_api(wanted, "sns", "CreateTopic", &input)?;
    Ok(Made::new(text(&reply["TopicArn"])).with("TopicName", name))
}

pub(super) fn topic_policy(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    for topic in wanted.get("Topics").as_array().into_iter().flatten() {
        let policy = text(wanted.get("PolicyDocument"));
        let input = json!({"TopicArn": topic, "AttributeName": "Policy", "AttributeValue": policy});
        maker.call_api(wanted, "sns", "SetTopicAttributes", &input)?;
    }
    Ok(Made::new(maker.physical(wanted)))
}

pub(super) fn subscription(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let input = json!({
        "TopicArn": wanted.get("TopicArn"),
        "Protocol": wanted.get("Protocol"),
        "Endpoint": wanted.get("Endpoint"),
        "Attributes": attributes(wanted, &["RawMessageDelivery", "RedrivePolicy"]),
        "ReturnSubscriptionArn": true,
    });
    let reply = maker.call_api(wanted, "sns", "Subscribe", &input)?;
    Ok(Made::new(text(&reply["SubscriptionArn"])))
}

pub(super) fn queue(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = name(maker, wanted, "QueueName");
    let kept = [
        "KmsMasterKeyId",
        "MessageRetentionPeriod",
        "RedrivePolicy",
        "VisibilityTimeout",
    ];
    let input = json!({"QueueName": name, "Attributes": attributes(wanted, &kept)});
    let reply = maker.call_api(wanted, "sqs", "CreateQueue", &input)?;
    let arn = format!("arn:aws:sqs:{}:{}:{name}", maker.account.region, maker.account.id);
    let made = Made::new(text(&reply["QueueUrl"]));
    Ok(made.with("Arn", arn).with("QueueName", name))
}

pub(super) fn queue_policy(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    for queue in wanted.get("Queues").as_array().into_iter().flatten() {
        let policy = text(wanted.get("PolicyDocument"));
        let input = json!({"QueueUrl": queue, "Attributes": {"Policy": policy}});
        maker.call_api(wanted, "sqs", "SetQueueAttributes", &input)?;
    }
    Ok(Made::new(maker.physical(wanted)))
}
