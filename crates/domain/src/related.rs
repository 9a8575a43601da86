//! Related items: what else belongs to an incident.

use crate::ids::ExecutionId;
use crate::text::is_forbidden;
use serde::{Deserialize, Serialize};

/// What kind of thing a related item is (Incident Manager's item types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ItemKind {
    /// A post-incident analysis.
    Analysis,
    /// Another incident.
    Incident,
    /// A metric or its graph.
    Metric,
    /// The parent work item.
    Parent,
    /// An attachment.
    Attachment,
    /// A URL or anything without a kind of its own.
    Other,
    /// A runbook that runs or ran.
    Automation,
    /// A resource that the incident is about: here, a thing.
    InvolvedResource,
    /// A task.
    Task,
}

impl ItemKind {
    /// All kinds, in the order a chooser shows them.
    pub const ALL: [Self; 9] = [
        Self::Other,
        Self::InvolvedResource,
        Self::Incident,
        Self::Metric,
        Self::Automation,
        Self::Task,
        Self::Attachment,
        Self::Analysis,
        Self::Parent,
    ];

    /// As people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Analysis => "Analysis",
            Self::Incident => "Incident",
            Self::Metric => "Metric",
            Self::Parent => "Parent ticket",
            Self::Attachment => "Attachment",
            Self::Other => "Link",
            Self::Automation => "Runbook",
            Self::InvolvedResource => "Involved thing",
            Self::Task => "Task",
        }
    }
}

/// What a related item points at. Untrusted text: never a link unless it is an `https:` or `http:` URL.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ItemValue {
    /// A resource name (an ARN), at most 1 000 characters.
    Resource(String),
    /// A URL, at most 1 000 characters.
    Url(String),
    /// A metric definition as JSON, at most 4 000 characters.
    Metric(String),
    /// Something of another paging service.
    External(String),
}

impl ItemValue {
    /// The value as text.
    pub fn as_str(&self) -> &str {
        let (Self::Resource(text) | Self::Url(text) | Self::Metric(text) | Self::External(text)) = self;
        text
    }

    /// The execution when this is the resource name of one, such as `arn:aws:ssm:R:A:automation-execution/7f3c…`.
    pub fn execution(&self) -> Option<ExecutionId> {
        let Self::Resource(arn) = self else { return None };
        let mut parts = arn.splitn(6, ':');
        (parts.next() == Some("arn") && parts.nth(1) == Some("ssm"))
            .then(|| parts.nth(2)?.strip_prefix("automation-execution/")?.parse().ok())
            .flatten()
    }

    /// The thing's name when this is the resource name of a thing, such as `arn:aws:iot:R:A:thing/pump-117`.
    pub fn thing_name(&self) -> Option<&str> {
        let Self::Resource(arn) = self else { return None };
        let mut parts = arn.splitn(6, ':');
        (parts.next() == Some("arn") && parts.nth(1) == Some("iot"))
            .then(|| parts.nth(2).and_then(|resource| resource.strip_prefix("thing/")))
            .flatten()
    }
}

/// A related item as the store has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatedItem {
    /// What kind of thing.
    pub kind: ItemKind,
    /// What it points at; with the kind, its identity.
    pub value: ItemValue,
    /// At most 200 characters; untrusted text.
    pub title: Option<String>,
    /// The id the store generated for it, which timeline events refer to.
    pub generated_id: Option<String>,
}

/// How many characters an address may have (Incident Manager's limit of a URL and of an ARN).
const LIMIT: usize = 1_000;

/// Why an address can't become a related item.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is no `https:` or `http:` URL.
    #[error("Address must begin with https:// or http://")]
    Scheme,
    /// It is no resource name.
    #[error("Address must be an ARN, such as arn:aws:iot:…:thing/pump-117")]
    Resource,
    /// Too long for the store.
    #[error("Address has {0} characters; the limit is 1000")]
    TooLong(usize),
    /// White space or control characters inside.
    #[error("Address must not hold spaces or control characters")]
    Characters,
}

/// Checks an address that somebody typed. Any other scheme than `http(s)` would run in the reader's page.
pub fn check_url(address: &str) -> Result<ItemValue, LinkError> {
    let lower = address.to_ascii_lowercase();
    if !(lower.starts_with("https://") || lower.starts_with("http://")) {
        return Err(LinkError::Scheme);
    }
    check_address(address)?;
    Ok(ItemValue::Url(address.to_owned()))
}

/// Checks a resource name that somebody typed.
pub fn check_resource(name: &str) -> Result<ItemValue, LinkError> {
    if !name.starts_with("arn:") {
        return Err(LinkError::Resource);
    }
    check_address(name)?;
    Ok(ItemValue::Resource(name.to_owned()))
}

fn check_address(address: &str) -> Result<(), LinkError> {
    let length = address.chars().count();
    if length > LIMIT {
        return Err(LinkError::TooLong(length));
    }
    if address
        .chars()
        .any(|c| c.is_whitespace() || is_forbidden(c, false))
    {
        return Err(LinkError::Characters);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_read_off_its_resource_name_colons_and_all() {
        let value = |arn: &str| ItemValue::Resource(arn.into());
        let pump = value("arn:aws:iot:eu-central-1:111122223333:thing/pump:117/x");
        assert_eq!(pump.thing_name(), Some("pump:117/x"));
        assert_eq!(
            value("arn:aws:iot:eu-central-1:111122223333:thinggroup/QUARANTINED").thing_name(),
            None
        );
        assert_eq!(
            value("arn:aws:ssm:eu-central-1:111122223333:thing/pump").thing_name(),
            None
        );
    }

    #[test]
    fn an_execution_is_read_off_its_resource_name_and_nothing_else() {
        let value = |arn: &str| ItemValue::Resource(arn.into()).execution();
        let id = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
        let arn = format!("arn:aws:ssm:eu-central-1:111122223333:automation-execution/{id}");
        assert_eq!(value(&arn).map(|id| id.to_string()).as_deref(), Some(id));
        assert_eq!(value("arn:aws:ssm:eu-central-1:111122223333:opsitem/oi-1"), None);
        assert_eq!(value(&arn.replace(id, "../x")), None);
        assert_eq!(ItemValue::Url(arn).execution(), None);
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert!(check_url("https://example.com/a?b=c").is_ok());
        assert_eq!(check_url("javascript:alert(1)"), Err(LinkError::Scheme));
        assert_eq!(check_url(" https://example.com"), Err(LinkError::Scheme));
        assert_eq!(check_url("https://exam ple.com"), Err(LinkError::Characters));
        assert_eq!(
            check_url(&format!("https://e/{}", "x".repeat(1000))),
            Err(LinkError::TooLong(1010))
        );
    }

    #[test]
    fn a_resource_name_is_one_word_without_control_characters() {
        let pump = "arn:aws:iot:eu-central-1:111122223333:thing/pump-117";
        assert_eq!(check_resource(pump), Ok(ItemValue::Resource(pump.into())));
        assert_eq!(check_resource("pump-117"), Err(LinkError::Resource));
        for wrong in ["arn:a b", "arn:a\nb", "arn:a\u{1b}[2Jb", "arn:a\u{9b}b"] {
            assert_eq!(check_resource(wrong), Err(LinkError::Characters), "{wrong:?}");
        }
        let long = format!("arn:{}", "x".repeat(1_000));
        let error = check_resource(&long).map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("Address has 1004 characters; the limit is 1000".into())
        );
    }
}
