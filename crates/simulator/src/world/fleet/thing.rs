//! Things and their types.

use std::collections::BTreeMap;

/// A device in the registry.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub name: String,
    pub id: String,
    pub kind: Option<String>,
    pub attributes: BTreeMap<String, String>,
    /// Grows by one with every change of type or attributes.
    pub version: i64,
    pub billing_group: Option<String>,
    /// The certificates and identities attached to it, in the order in which they were.
    pub principals: Vec<Link>,
    /// The client id that the device really uses. AWS doesn't know it; it is the name, but for some devices.
    pub client_id: String,
}

/// A principal's attachment to a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The ARN of a certificate, or a Cognito identity.
    pub principal: String,
    /// Whether the principal can be attached to no other thing.
    pub exclusive: bool,
}

impl Link {
    /// A value of the model's `ThingPrincipalType`.
    pub(crate) const fn kind(&self) -> &'static str {
        if self.exclusive {
            "EXCLUSIVE_THING"
        } else {
            "NON_EXCLUSIVE_THING"
        }
    }
}

/// A type of things.
#[derive(Clone, Debug)]
pub(crate) struct ThingType {
    pub name: String,
    pub id: String,
    pub description: Option<String>,
    pub searchable: Vec<String>,
    /// The MQTT5 configuration of the request, if it had one.
    pub mqtt5: Option<serde_json::Value>,
    pub created: i64,
    /// Since when the type is deprecated.
    pub deprecated: Option<i64>,
}
