use crate::device::{Certificate, Connection, GroupMembership, Verdict};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A part of an observation, or why it could not be read.
pub type Seen<T> = Result<T, String>;

/// What AWS answered about one device in one reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// When the reading began: what it holds was so then or later.
    pub at: Timestamp,
    /// Whether the registry has the thing.
    pub registered: Seen<bool>,
    /// The groups that it is in.
    pub groups: Seen<Vec<GroupMembership>>,
    /// Its certificates.
    pub certificates: Seen<Vec<Certificate>>,
    /// Its session.
    pub connection: Seen<Connection>,
    /// What its active certificates may do under the client id that it connects with; empty when there is none to ask
    /// about.
    pub verdicts: Seen<Vec<Verdict>>,
}

impl Observation {
    /// What could not be read, in words.
    pub fn unread(&self) -> Vec<String> {
        let errors = [
            self.registered.as_ref().err(),
            self.groups.as_ref().err(),
            self.certificates.as_ref().err(),
            self.connection.as_ref().err(),
            self.verdicts.as_ref().err(),
        ];
        let mut words: Vec<String> = errors.into_iter().flatten().cloned().collect();
        words.dedup();
        words
    }
}
