//! What subscribers get. Authority: SNS Developer Guide, "HTTP/HTTPS notification JSON format", and the Lambda Developer
//! Guide's sample event. Signatures and their certificates are pretended.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Publication;
use crate::sqs::Attribute;
use crate::times;

const SIGNATURE: &str = "cHJldGVuZGVk";

/// The envelope that queues get.
pub(super) fn envelope(
    publication: &Publication<'_>,
    id: &str,
    subscription: &str,
    region: &str,
    at: i64,
) -> String {
    let mut envelope = common(publication, id, at);
    envelope["SigningCertURL"] = certificate(region).into();
    envelope["UnsubscribeURL"] = unsubscribe(subscription, region).into();
    if !publication.attributes.is_empty() {
        envelope["MessageAttributes"] = attributes(&publication.attributes);
    }
    envelope.to_string()
}

/// The event that functions get.
pub(super) fn event(
    publication: &Publication<'_>,
    id: &str,
    subscription: &str,
    region: &str,
    at: i64,
) -> String {
    let mut sns = common(publication, id, at);
    if sns.get("Subject").is_none() {
        sns["Subject"] = Value::Null;
    }
    sns["SigningCertUrl"] = certificate(region).into();
    sns["UnsubscribeUrl"] = unsubscribe(subscription, region).into();
    sns["MessageAttributes"] = attributes(&publication.attributes);
    json!({"Records": [{
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": subscription,
        "Sns": sns,
    }]})
    .to_string()
}

fn common(publication: &Publication<'_>, id: &str, at: i64) -> Value {
    let mut common = json!({
        "Type": "Notification",
        "MessageId": id,
        "TopicArn": publication.topic,
        "Message": publication.message,
        "Timestamp": times::to_iso(at),
        "SignatureVersion": "1",
        "Signature": SIGNATURE,
    });
    if let Some(subject) = publication.subject {
        common["Subject"] = subject.into();
    }
    common
}

fn attributes(attributes: &BTreeMap<String, Attribute>) -> Value {
    let members: Map<String, Value> = attributes
        .iter()
        .map(|(name, attribute)| {
            let value = json!({"Type": attribute.kind, "Value": attribute.value});
            (name.clone(), value)
        })
        .collect();
    members.into()
}

fn certificate(region: &str) -> String {
    format!("https://sns.{region}.amazonaws.com/SimpleNotificationService-pretended.pem")
}

fn unsubscribe(subscription: &str, region: &str) -> String {
    format!("https://sns.{region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription}")
}
