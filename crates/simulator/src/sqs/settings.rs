//! A queue's attributes that can be set. Bounds: API Reference, `SetQueueAttributes`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::errors::{bad_attribute, bad_value, refused};
use crate::wire::Refusal;

/// Numbers with their bounds and what they are unless set.
const NUMBERS: &[(&str, i64, i64, i64)] = &[
    ("DelaySeconds", 0, 900, 0),
    ("MaximumMessageSize", 1_024, 1_048_576, 1_048_576),
    ("MessageRetentionPeriod", 60, 1_209_600, 345_600),
    ("ReceiveMessageWaitTimeSeconds", 0, 20, 0),
    ("VisibilityTimeout", 0, 43_200, 30),
];
/// Texts, which are kept as they are.
const TEXTS: &[&str] = &[
    "KmsDataKeyReusePeriodSeconds",
    "KmsMasterKeyId",
    "Policy",
    "RedriveAllowPolicy",
    "SqsManagedSseEnabled",
];
/// Of queues that keep an order, which are not simulated.
const OF_ORDERED: &[&str] = &[
    "FifoQueue",
    "ContentBasedDeduplication",
    "DeduplicationScope",
    "FifoThroughputLimit",
];

/// Where messages go that were received too often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Redrive {
    pub dead_letters: String,
    pub receives: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    numbers: BTreeMap<String, i64>,
    texts: BTreeMap<String, String>,
    pub redrive: Option<Redrive>,
}

impl Settings {
    /// Takes the attributes of a request in.
    ///
    /// # Errors
    /// `InvalidAttributeName`, `InvalidAttributeValue`, and `UnsupportedOperation` for queues that keep an order.
    pub(super) fn set(&mut self, given: &Value) -> Result<(), Refusal> {
        for (name, value) in given.as_object().into_iter().flatten() {
            self.set_one(name, value.as_str().unwrap_or_default())?;
        }
        Ok(())
    }

    fn set_one(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        if let Some((_, low, high, _)) = NUMBERS.iter().find(|(known, ..)| *known == name) {
            let number: i64 = value.parse().map_err(|_| bad_value(name))?;
            if !(*low..=*high).contains(&number) {
                return Err(bad_value(name));
            }
            self.numbers.insert(name.to_owned(), number);
        } else if name == "RedrivePolicy" {
            self.redrive = redrive(value)?;
        } else if TEXTS.contains(&name) {
            let json = matches!(name, "Policy" | "RedriveAllowPolicy");
            if json && !value.is_empty() && serde_json::from_str::<Value>(value).is_err() {
                return Err(bad_value(name));
            }
            if value.is_empty() {
                self.texts.remove(name);
            } else {
                self.texts.insert(name.to_owned(), value.to_owned());
            }
        } else if OF_ORDERED.contains(&name) {
            return Err(refused(
                "UnsupportedOperation",
                "Queues that keep an order are not simulated.",
            ));
        } else {
            return Err(bad_attribute(name));
        }
        Ok(())
    }

    pub(super) fn number(&self, name: &str) -> i64 {
        let usual = NUMBERS.iter().find(|(known, ..)| *known == name);
        let usual = usual.map_or(0, |(.., usual)| *usual);
        self.numbers.get(name).copied().unwrap_or(usual)
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// Every attribute with its value.
    pub(super) fn all(&self) -> BTreeMap<String, String> {
        let mut all: BTreeMap<String, String> = NUMBERS
            .iter()
            .map(|(name, ..)| ((*name).to_owned(), self.number(name).to_string()))
            .collect();
        all.extend(self.texts.clone());
        // Queues are encrypted with keys of the service unless another is set (Developer Guide, "Encryption at rest").
        all.entry("SqsManagedSseEnabled".to_owned())
            .or_insert_with(|| (!self.texts.contains_key("KmsMasterKeyId")).to_string());
        if let Some(redrive) = &self.redrive {
            let policy = serde_json::json!({
                "deadLetterTargetArn": redrive.dead_letters,
                "maxReceiveCount": redrive.receives,
            });
            all.insert("RedrivePolicy".to_owned(), policy.to_string());
        }
        all
    }
}

/// `{ deadLetterTargetArn, maxReceiveCount: 1 to 1 000 }`; an empty text is none.
fn redrive(text: &str) -> Result<Option<Redrive>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let invalid = || bad_value("RedrivePolicy");
    let policy: Value = serde_json::from_str(text).map_err(|_| invalid())?;
    let receives = &policy["maxReceiveCount"];
    let receives = receives
        .as_i64()
        .or_else(|| receives.as_str().and_then(|text| text.parse().ok()))
        .filter(|receives| (1..=1_000).contains(receives))
        .ok_or_else(invalid)?;
    let dead_letters = policy["deadLetterTargetArn"]
        .as_str()
        .filter(|arn| arn.starts_with("arn:aws:sqs:"))
        .ok_or_else(invalid)?;
    Ok(Some(Redrive {
        dead_letters: dead_letters.to_owned(),
        receives,
    }))
}
