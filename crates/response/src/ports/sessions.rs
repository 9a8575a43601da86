use super::JournalError;
use async_trait::async_trait;
use domain::act::Holder;
use domain::ids::Subject;
use domain::time::Timestamp;
use std::fmt::Debug;

/// A session in which somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// The hash of its id: names it, and opens nothing.
    pub key: String,
    /// Who is signed in; the name is untrusted text.
    pub person: Holder,
    /// Their e-mail address, if known; untrusted text.
    pub email: Option<String>,
    /// When they signed in.
    pub created: Timestamp,
    /// When it was last used, to the minute.
    pub seen: Timestamp,
    /// When it ends without further use.
    pub expires: Timestamp,
}

/// Who is signed in.
#[async_trait]
pub trait Sessions: Send + Sync + Debug {
    /// The sessions in which somebody is signed in, or one person's; by name, then by age: an order that
    /// use doesn't change.
    async fn open(&self, of: Option<&Subject>) -> Result<Vec<OpenSession>, JournalError>;

    /// Ends a session: its next request, and the event streams under it, find it gone. Ending one that has ended
    /// changes nothing.
    async fn end(&self, key: &str) -> Result<(), JournalError>;
}
