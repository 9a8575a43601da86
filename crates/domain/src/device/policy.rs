use serde::{Deserialize, Serialize};

/// A policy that counts for a device: from its certificate or from a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffectivePolicy {
    /// Its name.
    pub name: String,
    /// Its JSON document, untrusted.
    pub document: String,
}

/// What a client may want to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Connect.
    Connect,
    /// Publish to a topic.
    Publish,
    /// Subscribe to a topic filter.
    Subscribe,
    /// Receive from a topic.
    Receive,
}

impl Access {
    /// As a sentence names it: "may connect".
    pub fn verb(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Publish => "publish",
            Self::Subscribe => "subscribe",
            Self::Receive => "receive",
        }
    }
}

/// One question to the policies: may this be done to that?
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Question {
    /// What.
    pub access: Access,
    /// To which client id, topic or topic filter, without the ARN before it.
    pub target: String,
}

/// What the service answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The question.
    pub question: Question,
    /// Whether it is allowed.
    pub allowed: bool,
    /// Whether a policy says Deny, rather than none saying Allow.
    pub explicit: bool,
    /// The policies that decide, by name.
    pub by: Vec<String>,
    /// What the service would have had to know of a session and was not told, such as `aws:SourceIp`, if the answer may be
    /// another one with it.
    #[serde(default)]
    pub missing: Vec<String>,
}

impl Verdict {
    /// Whether it is not allowed, whatever the session is like: a Deny may ask for an address just as an Allow does.
    pub fn surely_denied(&self) -> bool {
        !self.allowed && self.missing.is_empty()
    }
}
