//! A contact channel: a way to reach a contact.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::wire::Refusal;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChannelKind {
    Sms,
    Voice,
    Email,
}

impl ChannelKind {
    pub(crate) fn read(text: &str) -> Self {
        match text {
            "SMS" => Self::Sms,
            "VOICE" => Self::Voice,
            _ => Self::Email,
        }
    }

    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Sms => "SMS",
            Self::Voice => "VOICE",
            Self::Email => "EMAIL",
        }
    }

    /// So long after it was sent a message is delivered (*assumed*).
    pub(crate) const fn delivery_ms(self) -> i64 {
        match self {
            Self::Sms => 2_000,
            Self::Voice => 12_000,
            Self::Email => 5_000,
        }
    }
}

/// What becomes of messages to a channel, which AWS's API doesn't decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// They are sent, and their delivery is confirmed.
    #[default]
    Delivers,
    /// They are sent, and nobody ever confirms a delivery.
    Unconfirmed,
    /// They can't be sent.
    Fails,
}

/// A contact channel.
#[derive(Clone, Debug)]
pub(crate) struct Channel {
    pub arn: String,
    pub contact_arn: String,
    pub name: String,
    pub kind: ChannelKind,
    pub address: String,
    pub activated: bool,
    /// The code that was sent last and not used yet.
    pub code: Option<String>,
    pub reach: Reach,
}

impl Channel {
    /// As `ListContactChannels` and `GetContactChannel` have it.
    pub(super) fn wire(&self) -> Value {
        json!({
            "ContactArn": self.contact_arn,
            "ContactChannelArn": self.arn,
            "Name": self.name,
            "Type": self.kind.wire(),
            "DeliveryAddress": {"SimpleAddress": self.address},
            "ActivationStatus": if self.activated { "ACTIVATED" } else { "NOT_ACTIVATED" },
        })
    }
}

/// The address in a request, in the format that the model describes for the kind of channel.
///
/// # Errors
/// `ValidationException` for another format (*assumed*: the model describes it and names no error).
pub(super) fn address(kind: ChannelKind, given: &Value) -> Result<String, Refusal> {
    let text = given["SimpleAddress"].as_str().unwrap_or_default();
    let sound = match kind {
        ChannelKind::Sms | ChannelKind::Voice => text.strip_prefix('+').is_some_and(|digits| {
            (4..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
        }),
        ChannelKind::Email => text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
        }),
    };
    if sound {
        return Ok(text.to_owned());
    }
    let message = format!(
        "The delivery address is not valid for a channel of type {}",
        kind.wire()
    );
    Err(Refusal::validation(message))
}
