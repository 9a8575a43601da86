//! A subscription of an endpoint to a topic.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::errors::invalid;
use super::filter;
use crate::wire::Refusal;

/// The protocols of the model's text.
const PROTOCOLS: &[&str] = &[
    "application",
    "email",
    "email-json",
    "firehose",
    "http",
    "https",
    "lambda",
    "sms",
    "sqs",
];

#[derive(Clone, Debug)]
pub(super) struct Subscription {
    pub arn: String,
    pub topic: String,
    pub protocol: String,
    pub endpoint: String,
    pub owner: String,
    /// Endpoints that are no resources of the account confirm by themselves, which nobody does here.
    pub confirmed: bool,
    pub attributes: BTreeMap<String, String>,
}

impl Subscription {
    /// Judges protocol and endpoint.
    ///
    /// # Errors
    /// `InvalidParameterException`.
    pub(super) fn judge(protocol: &str, endpoint: &str) -> Result<(), Refusal> {
        if !PROTOCOLS.contains(&protocol) {
            return Err(invalid(&format!(
                "Amazon SNS does not support this protocol string: {protocol}"
            )));
        }
        let sound = match protocol {
            "sqs" => endpoint.starts_with("arn:aws:sqs:") && !endpoint.contains('/'),
            "lambda" => endpoint.starts_with("arn:aws:lambda:") && endpoint.contains(":function:"),
            "email" | "email-json" => endpoint.contains('@'),
            "http" => endpoint.starts_with("http://"),
            "https" => endpoint.starts_with("https://"),
            _ => !endpoint.is_empty(),
        };
        if sound {
            return Ok(());
        }
        Err(invalid(&format!("{protocol} endpoint")))
    }

    /// Whether the endpoint is a resource of the account, which needs no confirmation.
    pub(super) fn is_internal(protocol: &str) -> bool {
        matches!(protocol, "sqs" | "lambda" | "firehose")
    }

    /// Sets an attribute; an empty text takes it away.
    ///
    /// # Errors
    /// `InvalidParameterException` for an unknown one or a value that it can't have.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        match name {
            "RawMessageDelivery" => {
                let raw = matches!(self.protocol.as_str(), "sqs" | "http" | "https" | "firehose");
                if !matches!(value, "true" | "false") || !raw {
                    return Err(invalid("Attributes Reason: RawMessageDelivery"));
                }
            }
            "FilterPolicy" if !value.is_empty() && value != "{}" => filter::check(value)?,
            "FilterPolicy" => {
                self.attributes.remove(name);
                return Ok(());
            }
            "FilterPolicyScope" if value == "MessageAttributes" => {}
            "RedrivePolicy" if value.is_empty() => {
                self.attributes.remove(name);
                return Ok(());
            }
            "RedrivePolicy" => {
                dead_letters(value).ok_or_else(|| invalid("RedrivePolicy: deadLetterTargetArn"))?;
            }
            "DeliveryPolicy" | "SubscriptionRoleArn" => {}
            _ => return Err(invalid("AttributeName")),
        }
        self.attributes.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    pub(super) fn is_raw(&self) -> bool {
        self.attributes.get("RawMessageDelivery").map(String::as_str) == Some("true")
    }

    /// The queue of what couldn't be delivered.
    pub(super) fn dead_letters(&self) -> Option<String> {
        dead_letters(self.attributes.get("RedrivePolicy")?)
    }

    pub(super) fn filter(&self) -> Option<&str> {
        self.attributes.get("FilterPolicy").map(String::as_str)
    }

    pub(super) fn shown_arn(&self) -> &str {
        if self.confirmed {
            &self.arn
        } else {
            "PendingConfirmation"
        }
    }

    pub(super) fn summary(&self) -> Value {
        json!({
            "SubscriptionArn": self.shown_arn(),
            "Owner": self.owner,
            "Protocol": self.protocol,
            "Endpoint": self.endpoint,
            "TopicArn": self.topic,
        })
    }
}

fn dead_letters(policy: &str) -> Option<String> {
    let policy: Value = serde_json::from_str(policy).ok()?;
    let arn = policy["deadLetterTargetArn"].as_str()?;
    arn.starts_with("arn:aws:sqs:").then(|| arn.to_owned())
}
