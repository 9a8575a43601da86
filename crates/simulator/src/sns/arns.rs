//! Names of topics and subscriptions. Authority: Service Authorization Reference, "Amazon SNS".

use serde_json::Value;

use crate::world::Account;

pub(super) fn topic(account: &Account, name: &str) -> String {
    format!("arn:aws:sns:{}:{}:{name}", account.region, account.id)
}

/// The topic that `CreateTopic` would make.
pub(super) fn created(account: &Account, input: &Value) -> String {
    topic(account, input["Name"].as_str().unwrap_or("*"))
}

/// The topic of the subscription that a request names.
pub(super) fn of_subscription(_account: &Account, input: &Value) -> String {
    let arn = input["SubscriptionArn"].as_str().unwrap_or("*");
    arn.rsplit_once(':').map_or(arn, |(topic, _)| topic).to_owned()
}

/// The topic that a request publishes to.
pub(super) fn published(_account: &Account, input: &Value) -> String {
    let topic = input["TopicArn"].as_str().or_else(|| input["TargetArn"].as_str());
    topic.unwrap_or("*").to_owned()
}
