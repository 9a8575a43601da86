use super::{Containments, DeviceRecords, EngagementRecords, RunbookRecords};
use async_trait::async_trait;
use domain::entry::{ChainId, Entry, NewEntry};
use domain::event::{EventHead, TimelineEvent};
use domain::ids::{EntryId, EventId, IncidentId, Subject};
use domain::incident::{IncidentRecord, IncidentSummary, Status};
use domain::list::{ListPage, ListQuery};
use domain::related::RelatedItem;
use domain::state::IncidentState;
use domain::time::Timestamp;
use domain::timeline::{MirrorState, StoredEvent};
use domain::view::Freshness;
use std::fmt::Debug;

/// Why the journal did not answer. Nothing was written unless a commit was acknowledged.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// An entry of this id says something else: two forms chose the same id, or one was altered on its way.
    #[error("entry {id} is on the record with another content")]
    OtherContent {
        /// The id.
        id: EntryId,
    },
    /// The database failed.
    #[error("the journal is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What became of an entry that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is on the record now.
    New(Entry),
    /// It was there already, with the same content: a double submit.
    Already(Entry),
}

impl Appended {
    /// The entry on the record.
    pub fn entry(&self) -> &Entry {
        match self {
            Self::New(entry) | Self::Already(entry) => entry,
        }
    }
}

/// An entry that still has to be told on the store's timeline, or has been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorItem {
    /// The entry.
    pub entry: EntryId,
    /// The incident.
    pub incident: IncidentId,
    /// The store's event that stands for it, once known.
    pub event: Option<EventId>,
    /// Its event was deleted in the store; never sent again.
    pub gone: bool,
    /// Whether it still has to be sent.
    pub due: bool,
    /// How often it was tried.
    pub attempts: u32,
    /// What the store answered last, if it failed.
    pub error: Option<String>,
    /// Not to be tried before this.
    pub not_before: Timestamp,
}

impl From<MirrorItem> for MirrorState {
    fn from(item: MirrorItem) -> Self {
        Self {
            entry: item.entry,
            event: item.event,
            refused: !item.due && item.error.is_some(),
            error: item.error,
            gone: item.gone,
        }
    }
}

/// What became of an attempt to mirror an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MirrorOutcome {
    /// The store has it as an event.
    Sent {
        /// The event.
        event: EventId,
        /// When the store had taken it.
        at: Timestamp,
    },
    /// The store has the entry's tombstone in the place of its copy.
    Erased {
        /// The event.
        event: EventId,
        /// When the store had taken it.
        at: Timestamp,
    },
    /// Try again after `not_before`.
    Retry {
        /// What the store said.
        error: String,
        /// When to try again.
        not_before: Timestamp,
    },
    /// The store will never take it, such as an incident that was deleted.
    Refused {
        /// What the store said.
        error: String,
    },
}

/// The copy of one incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentCopy {
    /// The record.
    pub record: IncidentRecord,
    /// Related items.
    pub related: Vec<RelatedItem>,
    /// How old the copy is.
    pub freshness: Freshness,
}

/// Text that somebody typed and did not send yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is a draft of, such as `note`; at most 200 characters.
    pub field: String,
    /// The text; as long as what it is a draft of lets it be.
    pub text: String,
    /// When it was saved.
    pub saved: Timestamp,
}

/// A session as it is kept; `data` is opaque to the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// The hash of its id, never the id itself.
    pub key: String,
    /// What the session holds, as JSON.
    pub data: String,
    /// The subject who signed in, once they did.
    pub subject: Option<Subject>,
    /// The identity provider's session (`sid`).
    pub provider_session: Option<String>,
    /// When the session began.
    pub created: Timestamp,
    /// When it was last used; kept to the minute.
    pub seen: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
}

/// The durable record and what the console keeps beside it.
///
/// Every write is committed when its future resolves. Entries are append-only; each chain has one writer, which
/// the journal ensures by a transaction that reads the chain's last hash.
#[async_trait]
pub trait Journal:
    Containments + DeviceRecords + EngagementRecords + RunbookRecords + Send + Sync + Debug
{
    // --- the record ---

    /// Appends an entry to its chain; the same id with the same content is [`Appended::Already`]. When `mirror` is
    /// an incident, the entry is due on that incident's timeline in the same commit.
    async fn append(&self, entry: NewEntry, mirror: Option<&IncidentId>) -> Result<Appended, JournalError>;

    /// Appends an act that erases an entry and its amendments ([`domain::act::Act::Erase`]) and erases them, in one commit:
    /// what they said and who wrote them is in the file no longer. A copy that was told on the timeline of `mirror` is
    /// due again, to be replaced there; what was copied of it from there is emptied. Any other act is only appended.
    async fn erase(&self, act: NewEntry, mirror: &IncidentId) -> Result<Appended, JournalError>;

    /// A chain's entries from `after` (0: all), oldest first.
    async fn entries(&self, chain: &ChainId, after: u64) -> Result<Vec<Entry>, JournalError>;

    /// One entry.
    async fn entry(&self, id: &EntryId) -> Result<Option<Entry>, JournalError>;

    /// Acts that need the store and have no outcome, oldest first.
    async fn open_acts(&self) -> Result<Vec<Entry>, JournalError>;

    // --- the mirror ---

    /// Entries due on a timeline at `now`, oldest first, at most `limit`; of one incident only the oldest unsent
    /// ones, so that the order is kept.
    async fn mirrors_due(&self, now: Timestamp, limit: u32) -> Result<Vec<MirrorItem>, JournalError>;

    /// The mirror's state of an incident's entries.
    async fn mirrors(&self, id: &IncidentId) -> Result<Vec<MirrorItem>, JournalError>;

    /// Writes down what became of an attempt: of one entry, or of several that one event tells. An entry that was erased
    /// while it was being told stays due.
    async fn mirror_done(&self, entries: &[EntryId], outcome: MirrorOutcome) -> Result<(), JournalError>;

    // --- the copy of the store ---

    /// Saves what the list of a status told, and that it was read; incidents not known yet are added with this much.
    /// Returns those that are new or that differ from the copy.
    async fn save_summaries(
        &self,
        of: Status,
        all: &[IncidentSummary],
        read: Timestamp,
    ) -> Result<Vec<IncidentId>, JournalError>;

    /// Saves a record. Returns whether it differs from the copy.
    async fn save_record(&self, record: &IncidentRecord, read: Timestamp) -> Result<bool, JournalError>;

    /// Saves related items. Returns whether they differ from the copy.
    async fn save_related(
        &self,
        id: &IncidentId,
        items: &[RelatedItem],
        read: Timestamp,
    ) -> Result<bool, JournalError>;

    /// Of `heads`, those whose body is not copied or was changed since.
    async fn missing_bodies(
        &self,
        id: &IncidentId,
        heads: &[EventHead],
    ) -> Result<Vec<EventHead>, JournalError>;

    /// Saves events with their bodies.
    async fn save_events(&self, id: &IncidentId, events: &[TimelineEvent]) -> Result<(), JournalError>;

    /// Given all ids that the store's timeline had when it was `asked`, marks the copied others as deleted, and as
    /// gone the mirrors of those and of what was sent before and never copied. Returns whether any was marked.
    async fn mark_deleted(
        &self,
        id: &IncidentId,
        present: &[EventId],
        asked: Timestamp,
    ) -> Result<bool, JournalError>;

    /// Notes that the copy was read whole at `read`, or why it could not be.
    async fn save_freshness(&self, id: &IncidentId, freshness: &Freshness) -> Result<(), JournalError>;

    /// Saves the state folded from an incident's entries, for lists and search.
    async fn save_state(&self, id: &IncidentId, state: &IncidentState) -> Result<(), JournalError>;

    /// The copy of one incident.
    async fn copy(&self, id: &IncidentId) -> Result<Option<IncidentCopy>, JournalError>;

    /// The copied events of one incident, oldest first.
    async fn events(&self, id: &IncidentId) -> Result<Vec<StoredEvent>, JournalError>;

    /// A page of the list, for a reader (`waits` and `mine` are told for them).
    async fn list(&self, query: &ListQuery, reader: &Subject) -> Result<ListPage, JournalError>;

    /// Ids of all open incidents in the copy.
    async fn open_incidents(&self) -> Result<Vec<IncidentId>, JournalError>;

    /// Incidents that only a list told of, never read whole, newest first, at most `limit`; none of which it is noted why it
    /// can't be read.
    async fn never_read(&self, limit: u32) -> Result<Vec<IncidentId>, JournalError>;

    // --- leases ---

    /// Takes or renews a lease for `owner` until `until`; `false` when another owner holds it at `now`.
    async fn lease(
        &self,
        name: &str,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, JournalError>;

    // --- what people typed, saw ---

    /// Saves a draft; empty text deletes it.
    async fn save_draft(&self, who: &Subject, scope: &str, draft: &Draft) -> Result<(), JournalError>;

    /// Somebody's drafts in a scope, such as one incident.
    async fn drafts(&self, who: &Subject, scope: &str) -> Result<Vec<Draft>, JournalError>;

    /// When somebody last looked at an incident, and notes that they look now.
    async fn look(
        &self,
        who: &Subject,
        id: &IncidentId,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, JournalError>;

    // --- sessions ---

    /// Adds a session; `false` when the key is taken.
    async fn create_session(&self, row: &SessionRow) -> Result<bool, JournalError>;

    /// Saves a session that is there. One that was ended meanwhile stays ended: that is no fault.
    async fn save_session(&self, row: &SessionRow) -> Result<(), JournalError>;

    /// The session of a key.
    async fn session(&self, key: &str) -> Result<Option<SessionRow>, JournalError>;

    /// Ends a session.
    async fn delete_session(&self, key: &str) -> Result<(), JournalError>;

    /// All sessions that have not expired at `now`, or one person's.
    async fn sessions(&self, of: Option<&Subject>, now: Timestamp) -> Result<Vec<SessionRow>, JournalError>;

    /// Removes sessions that expired before `now`, and what an erasure had to leave in the journal's files because they
    /// were being read. Returns how many sessions it removed.
    async fn delete_expired_sessions(&self, now: Timestamp) -> Result<u64, JournalError>;
}
