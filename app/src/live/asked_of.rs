//! What the server makes the pages of sessions and of erasing from.

use domain::act::Holder;
use domain::ids::{EntryId, IncidentId};
use domain::time::Timestamp;
use domain::timeline::Row;

/// A session as the page tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: String,
    /// Who is signed in.
    pub person: Holder,
    /// Their address.
    pub email: Option<String>,
    /// Since when.
    pub created: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// When it ends without further use.
    pub expires: Timestamp,
    /// Whether the reader looks through this one.
    pub this: bool,
}

/// What the form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasing {
    /// The incident.
    pub incident: IncidentId,
    /// The entry.
    pub of: EntryId,
    /// Its row.
    pub row: Row,
    /// Why it was refused before, and the reason that was typed then.
    pub before: (Option<String>, String),
}
