//! Message attributes, and the digests that clients check.

use std::collections::BTreeMap;

use md5::{Digest as _, Md5};
use serde_json::{Map, Value, json};

use super::errors::refused;
use crate::wire::Refusal;

/// Attributes of one message at most (Developer Guide, "Amazon SQS message attributes").
const MOST: usize = 10;

/// One attribute of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// `String`, `Number` or `Binary`, perhaps with a label of one's own behind a full stop.
    pub kind: String,
    /// The text, or the bytes in Base64.
    pub value: String,
}

impl Attribute {
    pub(crate) fn text(value: &str) -> Self {
        Self {
            kind: "String".to_owned(),
            value: value.to_owned(),
        }
    }

    pub(crate) fn number(value: i64) -> Self {
        Self {
            kind: "Number".to_owned(),
            value: value.to_string(),
        }
    }

    fn is_binary(&self) -> bool {
        self.kind.split('.').next() == Some("Binary")
    }

    pub(crate) fn wire(&self) -> Value {
        let member = if self.is_binary() {
            "BinaryValue"
        } else {
            "StringValue"
        };
        json!({"DataType": self.kind, member: self.value})
    }
}

/// The attributes of a checked request.
///
/// # Errors
/// `InvalidParameterValue` for more than ten, an empty value or another type.
pub(super) fn read(given: &Value) -> Result<BTreeMap<String, Attribute>, Refusal> {
    let given = given.as_object().into_iter().flatten();
    let attributes: BTreeMap<String, Attribute> = given
        .map(|(name, value)| Ok((name.clone(), read_one(name, value)?)))
        .collect::<Result<_, Refusal>>()?;
    if attributes.len() > MOST {
        let message = format!(
            "Number of message attributes [{}] exceeds the allowed maximum [10].",
            attributes.len()
        );
        return Err(refused("InvalidParameterValue", &message));
    }
    Ok(attributes)
}

fn read_one(name: &str, given: &Value) -> Result<Attribute, Refusal> {
    let kind = given["DataType"].as_str().unwrap_or_default();
    let base = kind.split('.').next().unwrap_or_default();
    let member = if base == "Binary" {
        "BinaryValue"
    } else {
        "StringValue"
    };
    let value = given[member].as_str().unwrap_or_default();
    let sound = match base {
        "String" | "Binary" => !value.is_empty(),
        "Number" => value.parse::<f64>().is_ok(),
        _ => false,
    };
    if !sound {
        let message = format!("The message attribute '{name}' has no valid type or value.");
        return Err(refused("InvalidParameterValue", &message));
    }
    Ok(Attribute {
        kind: kind.to_owned(),
        value: value.to_owned(),
    })
}

pub(super) fn wire(attributes: &BTreeMap<String, Attribute>) -> Value {
    let members: Map<String, Value> = attributes
        .iter()
        .map(|(name, attribute)| (name.clone(), attribute.wire()))
        .collect();
    members.into()
}

pub(super) fn digest(text: &str) -> String {
    hex(&Md5::digest(text.as_bytes()))
}

/// The digest over the sorted attributes: names, types and values with their lengths, the values behind 1 for text and 2 for
/// bytes (Developer Guide, "Calculating the MD5 message digest for message attributes").
pub(super) fn digest_of(attributes: &BTreeMap<String, Attribute>) -> Option<String> {
    use base64::Engine as _;
    if attributes.is_empty() {
        return None;
    }
    let mut digest = Md5::new();
    for (name, attribute) in attributes {
        let binary = attribute.is_binary();
        let value = if binary {
            let engine = base64::engine::general_purpose::STANDARD;
            engine.decode(&attribute.value).unwrap_or_default()
        } else {
            attribute.value.as_bytes().to_vec()
        };
        for part in [name.as_bytes(), attribute.kind.as_bytes()] {
            update(&mut digest, part);
        }
        digest.update([if binary { 2 } else { 1 }]);
        update(&mut digest, &value);
    }
    Some(hex(&digest.finalize()))
}

fn update(digest: &mut Md5, part: &[u8]) {
    digest.update(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
    digest.update(part);
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_that_aws_documents() {
        // RFC 1321, A.5.
        assert_eq!(digest("message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
        assert_eq!(digest_of(&BTreeMap::new()), None);
    }
}
