//! Names of things, checked where they come in.

use crate::text::is_forbidden;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A text that is not the id it should be: which id, and what it must look like.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} must be {expected}")]
pub struct InvalidId {
    /// Which id.
    pub field: &'static str,
    /// What it must look like.
    pub expected: &'static str,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $field:literal, $expected:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let check: fn(&str) -> bool = $check;
                if check(text) { Ok(Self(text.to_owned())) } else { Err(InvalidId { field: $field, expected: $expected }) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}

id!(
    /// The cloud account an incident belongs to.
    AccountId, "account", "12 digits", |t| t.len() == 12 && t.bytes().all(|b| b.is_ascii_digit())
);
id!(
    /// The Region the deployment watches, such as `eu-central-1`.
    Region, "region", "a Region such as eu-central-1",
    |t| (3..=25).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
);
id!(
    /// The response plan an incident was started from. Incident Manager's pattern: letters, digits, `_` and `-`.
    PlanName, "plan", "1 to 200 letters, digits, _ or -",
    |t| (1..=200).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
);
id!(
    /// The last part of an incident's id.
    IncidentKey, "incident", "a lower-case UUID", is_uuid
);
id!(
    /// One event on an incident's timeline in the incident store.
    EventId, "event", "a lower-case UUID", is_uuid
);
id!(
    /// One act on the console's record, chosen by the form that asked for it, so that a double submit is one entry.
    EntryId, "entry", "a lower-case UUID", is_uuid
);
id!(
    /// An execution of a runbook (Automation's ids).
    ExecutionId, "execution", "a lower-case UUID", is_uuid
);
id!(
    /// A runbook's document by its name or resource name (Systems Manager's pattern).
    DocumentName, "document", "3 to 128 letters, digits, _, -, ., : or /",
    |t| (3..=128).contains(&t.len())
        && t.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':' | b'/'))
);
id!(
    /// The subject an identity provider gives a person; it never changes, unlike the name.
    Subject, "subject", "1 to 255 characters", |t| (1..=255).contains(&t.len())
);
id!(
    /// A device as detections name it: mostly the thing's name, sometimes a client id that no registry knows. What the
    /// registry takes is stricter ([`DeviceName::is_thing_name`]).
    DeviceName, "device", "1 to 128 characters without control characters",
    |t| (1..=128).contains(&t.chars().count()) && !t.chars().any(|c| is_forbidden(c, false))
);
id!(
    /// A thing group (AWS IoT's pattern).
    GroupName, "group", "1 to 128 letters, digits, :, _ or -", is_registry_name
);
id!(
    /// A device certificate: the SHA-256 fingerprint that the registry names it by.
    CertificateId, "certificate", "64 lower-case hex digits",
    |t| t.len() == 64 && t.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
);

id!(
    /// Somebody who can be paged, an escalation plan or an on-call schedule, by its alias, which is unique in an account
    /// and never changes.
    ContactName, "contact", "1 to 255 lower-case letters, digits, _ or -",
    |t| (1..=255).contains(&t.len())
        && t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
);
id!(
    /// One way to reach a contact: the contact's name, a slash and a key.
    ChannelId, "channel", "a contact and a key", is_paging_name
);
id!(
    /// One engagement: whom it began with, a slash and a key.
    EngagementId, "engagement", "a contact and a key", is_paging_name
);
id!(
    /// One page: whom it was sent to, a slash and a key.
    PageId, "page", "a contact and a key", is_paging_name
);

/// The end of a resource name of the paging service: a contact, a slash, a key (`SsmContactsArn`).
fn is_paging_name(text: &str) -> bool {
    let sign = |b: u8| b.is_ascii_alphanumeric() || b"_+=/,.@:-".contains(&b);
    (3..=1000).contains(&text.len()) && text.bytes().all(sign) && text[1..text.len() - 1].contains('/')
}

/// What AWS IoT takes as the name of a thing or a group: 1 to 128 of `a-zA-Z0-9:_-`.
fn is_registry_name(text: &str) -> bool {
    (1..=128).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'_' | b'-'))
}

impl DeviceName {
    /// Whether the registry could have a thing of that name; where it couldn't, it needn't be asked.
    pub fn is_thing_name(&self) -> bool {
        is_registry_name(&self.0)
    }
}

/// What stands between slashes; the third part may hold more of them, and a part that is missing is empty.
fn three_parts(text: &str) -> [&str; 3] {
    let mut parts = text.splitn(3, '/');
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

/// An incident, wherever it is named: in addresses, on the record, towards the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IncidentId {
    /// The account it belongs to.
    pub account: AccountId,
    /// The response plan it was started from.
    pub plan: PlanName,
    /// Its own key.
    pub key: IncidentKey,
}

impl fmt::Display for IncidentId {
    /// `111122223333/IotResponsePlan/7f3c…`, which [`FromStr`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.account, self.plan, self.key)
    }
}

impl FromStr for IncidentId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let [account, plan, key] = three_parts(text);
        Ok(Self {
            account: account.parse()?,
            plan: plan.parse()?,
            key: key.parse()?,
        })
    }
}

/// A device of one account and Region, as the record names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DeviceId {
    /// The account.
    pub account: AccountId,
    /// The Region.
    pub region: Region,
    /// The device.
    pub name: DeviceName,
}

impl fmt::Display for DeviceId {
    /// `111122223333/eu-central-1/pump-117`, which [`FromStr`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.account, self.region, self.name)
    }
}

impl FromStr for DeviceId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let [account, region, name] = three_parts(text);
        Ok(Self {
            account: account.parse()?,
            region: region.parse()?,
            name: name.parse()?,
        })
    }
}

impl EntryId {
    /// The id of the entry that ends the act `self`: the same act ends once, however often that is written.
    #[must_use]
    pub fn outcome(&self) -> Self {
        self.derived("outcome")
    }

    /// The id of another entry that follows from the act `self`: the same for the same purpose.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> Self {
        Self::named(&format!("{purpose} of {}", self.0))
    }

    /// The id of what `name` names in full: whoever names it, wherever, comes to the same one.
    #[must_use]
    pub fn named(name: &str) -> Self {
        use sha2::{Digest, Sha256};
        let digest = hex::encode(Sha256::digest(name));
        Self(format!(
            "{}-{}-{}-{}-{}",
            &digest[..8],
            &digest[8..12],
            &digest[12..16],
            &digest[16..20],
            &digest[20..32]
        ))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn an_incident_id_reads_back_from_its_own_text() {
        let text = "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
        assert_eq!(text.parse::<IncidentId>().unwrap().to_string(), text);
    }

    #[test]
    fn a_foreign_or_broken_incident_id_names_the_part_that_is_wrong() {
        let wrong = |text: &str| text.parse::<IncidentId>().unwrap_err().field;
        assert_eq!(
            wrong("11112222333/P/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"),
            "account"
        );
        assert_eq!(
            wrong("111122223333/P lan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"),
            "plan"
        );
        assert_eq!(
            wrong("111122223333/P/0B1C2D3E-4f50-6172-8394-a5b6c7d8e9f0"),
            "incident"
        );
        assert_eq!(wrong("111122223333/P/../../etc/passwd"), "incident");
    }

    #[test]
    fn a_device_reads_back_whatever_its_name() {
        for name in ["pump:117", "a/b c", &"x".repeat(128)] {
            let text = format!("111122223333/eu-central-1/{name}");
            assert_eq!(text.parse::<DeviceId>().unwrap().to_string(), text);
        }
        assert!("111122223333/eu-central-1/".parse::<DeviceId>().is_err());
    }

    #[test]
    fn an_outcome_has_one_id_of_its_own() {
        let act: EntryId = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0".parse().unwrap();
        assert_eq!(act.outcome(), act.outcome());
        assert_ne!(act.outcome(), act);
        assert!(act.outcome().as_str().parse::<EntryId>().is_ok());
    }
}
