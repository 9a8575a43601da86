//! Who acts.

use crate::ids::Subject;
use crate::rights::{Right, Rights};
use serde::{Deserialize, Serialize};

/// Who acts, as the record keeps it. The subject stays when somebody's name changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// A signed-in person.
    Person {
        /// The identity provider's subject.
        subject: Subject,
        /// Their name at the time; untrusted text.
        name: String,
    },
    /// A named automation.
    Automation {
        /// Its name, such as `ingest`.
        name: String,
    },
    /// Not known any more: the entry's payload was erased by law.
    Erased,
}

impl Who {
    /// The name to show.
    pub fn name(&self) -> &str {
        match self {
            Self::Person { name, .. } | Self::Automation { name } => name,
            Self::Erased => "erased",
        }
    }

    /// The subject, of a person.
    pub fn subject(&self) -> Option<&Subject> {
        match self {
            Self::Person { subject, .. } => Some(subject),
            Self::Automation { .. } | Self::Erased => None,
        }
    }
}

/// Somebody who acts, with what they may do. Every use case takes one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub who: Who,
    /// What they may do.
    pub rights: Rights,
}

/// An actor lacks a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("You need the right to {0}")]
pub struct Forbidden(pub Right);

impl Actor {
    /// Passes only somebody with `right`.
    pub fn require(&self, right: Right) -> Result<(), Forbidden> {
        if self.rights.allows(right) {
            Ok(())
        } else {
            Err(Forbidden(right))
        }
    }
}
