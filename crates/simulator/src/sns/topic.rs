//! A topic.

use std::collections::BTreeMap;

use serde_json::Value;

use super::errors::invalid;
use crate::wire::Refusal;

/// Attributes that can be set and are kept as they are.
const KEPT: &[&str] = &[
    "DataProtectionPolicy",
    "DeliveryPolicy",
    "DisplayName",
    "KmsMasterKeyId",
    "LambdaFailureFeedbackRoleArn",
    "LambdaSuccessFeedbackRoleArn",
    "Policy",
    "SQSFailureFeedbackRoleArn",
    "SQSSuccessFeedbackRoleArn",
    "SignatureVersion",
    "TracingConfig",
];

#[derive(Clone, Debug, Default)]
pub(super) struct Topic {
    pub arn: String,
    pub attributes: BTreeMap<String, String>,
    pub tags: BTreeMap<String, String>,
    pub deleted_subscriptions: usize,
}

impl Topic {
    /// Sets an attribute; an empty text takes it away.
    ///
    /// # Errors
    /// `InvalidParameterException` for an unknown one, topics that keep an order, and policies that are no JSON.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        if name == "FifoTopic" && value == "true" {
            return Err(invalid(
                "FifoTopic Reason: topics that keep an order are not simulated",
            ));
        }
        if !KEPT.contains(&name) {
            return Err(invalid("AttributeName"));
        }
        let json = name.ends_with("Policy") && !value.is_empty();
        if json && serde_json::from_str::<Value>(value).is_err() {
            return Err(invalid(&format!("{name} Reason: it is not JSON")));
        }
        if value.is_empty() {
            self.attributes.remove(name);
        } else {
            self.attributes.insert(name.to_owned(), value.to_owned());
        }
        Ok(())
    }
}
