//! Policies and their versions.

/// A policy: at most five versions of a document, of which one is in use.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub name: String,
    pub generation: String,
    /// Oldest first.
    pub versions: Vec<PolicyVersion>,
    /// The number of the version in use.
    pub default: u32,
    /// The number of the newest version there ever was; numbers are not used again.
    pub last: u32,
    /// When another version was last put in use.
    pub modified: i64,
}

impl Policy {
    pub(crate) fn version(&self, number: u32) -> Option<&PolicyVersion> {
        self.versions.iter().find(|version| version.number == number)
    }
}

/// One version of a policy's document.
#[derive(Clone, Debug)]
pub(crate) struct PolicyVersion {
    pub number: u32,
    pub document: String,
    pub created: i64,
}

/// A policy that decides about a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EffectivePolicy {
    pub name: String,
    /// The document as it was written.
    pub document: String,
}
