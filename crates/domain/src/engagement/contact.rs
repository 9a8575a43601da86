use super::PlanStage;
use crate::ids::{ChannelId, ContactName};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a contact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// One person with channels of their own.
    Person,
    /// A plan that turns from one contact to the next.
    Plan,
    /// A schedule that says who is on call.
    OnCall,
}

impl ContactKind {
    /// As people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Plan => "escalation plan",
            Self::OnCall => "on-call schedule",
        }
    }
}

/// By what a channel reaches somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// A text message.
    Sms,
    /// A phone call.
    Voice,
    /// An e-mail.
    Email,
    /// Something the console doesn't know.
    Other,
}

impl ChannelKind {
    /// As people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sms => "SMS",
            Self::Voice => "phone call",
            Self::Email => "e-mail",
            Self::Other => "channel",
        }
    }
}

/// One way to reach a contact. Its address is left where it is: nobody needs a phone number to see that it rang.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Which.
    pub id: ChannelId,
    /// What its owner calls it; untrusted text.
    pub name: String,
    /// By what.
    pub kind: ChannelKind,
    /// Whether its owner confirmed it: through another nobody is ever paged.
    pub activated: bool,
}

impl Channel {
    /// `phone call (night)`, or the kind alone where the name says the same.
    pub fn said(&self) -> String {
        let (kind, name) = (self.kind.word(), self.name.trim());
        if name.is_empty() || name.eq_ignore_ascii_case(kind) {
            kind.to_owned()
        } else {
            format!("{kind} ({name})")
        }
    }
}

/// What a list tells of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactSummary {
    /// Its name.
    pub name: ContactName,
    /// What people call it; untrusted text.
    pub display: Option<String>,
    /// What it is.
    pub kind: ContactKind,
}

impl ContactSummary {
    /// What people call it, or its name.
    pub fn said(&self) -> &str {
        self.display
            .as_deref()
            .filter(|text| !text.trim().is_empty())
            .unwrap_or_else(|| self.name.as_str())
    }
}

/// A contact with its plan and its channels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name, display name, kind.
    #[serde(flatten)]
    pub summary: ContactSummary,
    /// Its stages, in order.
    pub stages: Vec<PlanStage>,
    /// Its channels; only a person has any.
    pub channels: Vec<Channel>,
    /// When it was found to be there no longer; all else is then as it was read last.
    pub gone: Option<Timestamp>,
}

impl Contact {
    /// The channel of that id.
    pub fn channel(&self, id: &ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|one| &one.id == id)
    }

    /// Whether some channel reaches it.
    pub fn is_reachable(&self) -> bool {
        self.channels.iter().any(|one| one.activated)
    }
}
