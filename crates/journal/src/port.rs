//! The journal as `response` sees it.

use crate::database::Database;
use crate::failure::OpenError;
use crate::home::{self, Home};
use crate::{copy, drafts, erase, events, freshness, leases, list, looks, mirror, record, sessions};
use async_trait::async_trait;
use domain::entry::{ChainId, Entry, NewEntry};
use domain::event::{EventHead, TimelineEvent};
use domain::ids::{EntryId, EventId, IncidentId, Subject};
use domain::incident::{IncidentRecord, IncidentSummary, Status};
use domain::list::{ListPage, ListQuery};
use domain::related::RelatedItem;
use domain::state::IncidentState;
use domain::time::Timestamp;
use domain::view::Freshness;
use response::ports::{
    Appended, Draft, IncidentCopy, Journal, JournalError, MirrorItem, MirrorOutcome, SessionRow, StoredEvent,
};
use std::path::Path;

type Answer<T> = Result<T, JournalError>;

/// The journal in one SQLite file, with its `-wal` and `-shm` beside it.
///
/// The record, drafts and sessions are on disk when a write is acknowledged. What can be had again (the copy,
/// leases, looks, the mirror's progress) survives the end of the process, but not surely the loss of power.
#[derive(Debug)]
pub struct SqliteJournal {
    pub(crate) db: Database,
}

impl SqliteJournal {
    /// Opens the file, creating it or bringing its schema up to date. Its directory must exist.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        Database::open(path).await.map(|db| Self { db })
    }

    /// Whose record this is; `None` before the console was first connected.
    pub async fn home(&self) -> Answer<Option<Home>> {
        Ok(home::read(&self.db).await?)
    }

    /// Whose record this is, which from the first time on is as `found` says. Of another account or Region than that
    /// nothing is kept.
    pub async fn keep_home(&self, found: &Home) -> Answer<Home> {
        Ok(home::keep(&self.db, found).await?)
    }

    /// Waits for running statements and closes the file, so that nothing is left in the `-wal`.
    pub async fn close(&self) {
        self.db.close().await;
    }
}

#[async_trait]
impl Journal for SqliteJournal {
    async fn append(&self, entry: NewEntry, mirror: Option<&IncidentId>) -> Answer<Appended> {
        Ok(record::append(&self.db, entry, mirror).await?)
    }

    async fn erase(&self, act: NewEntry, mirror: &IncidentId) -> Answer<Appended> {
        Ok(erase::erase(&self.db, act, mirror).await?)
    }

    async fn entries(&self, chain: &ChainId, after: u64) -> Answer<Vec<Entry>> {
        Ok(record::entries(&self.db, chain, after).await?)
    }

    async fn entry(&self, id: &EntryId) -> Answer<Option<Entry>> {
        Ok(record::entry(&self.db, id).await?)
    }

    async fn open_acts(&self) -> Answer<Vec<Entry>> {
        Ok(record::open_acts(&self.db).await?)
    }

    async fn mirrors_due(&self, now: Timestamp, limit: u32) -> Answer<Vec<MirrorItem>> {
        Ok(mirror::due(&self.db, now, limit).await?)
    }

    async fn mirrors(&self, id: &IncidentId) -> Answer<Vec<MirrorItem>> {
        Ok(mirror::of(&self.db, id).await?)
    }

    async fn mirror_done(&self, entries: &[EntryId], outcome: MirrorOutcome) -> Answer<()> {
        Ok(mirror::done(&self.db, entries, outcome).await?)
    }

    async fn save_summaries(
        &self,
        of: Status,
        all: &[IncidentSummary],
        read: Timestamp,
    ) -> Answer<Vec<IncidentId>> {
        Ok(copy::save_summaries(&self.db, of, all, read).await?)
    }

    async fn save_record(&self, record: &IncidentRecord, read: Timestamp) -> Answer<bool> {
        Ok(copy::save_record(&self.db, record, read).await?)
    }

    async fn save_related(&self, id: &IncidentId, items: &[RelatedItem], read: Timestamp) -> Answer<bool> {
        Ok(copy::save_related(&self.db, id, items, read).await?)
    }

    async fn missing_bodies(&self, id: &IncidentId, heads: &[EventHead]) -> Answer<Vec<EventHead>> {
        Ok(events::missing(&self.db, id, heads).await?)
    }

    async fn save_events(&self, id: &IncidentId, events: &[TimelineEvent]) -> Answer<()> {
        Ok(events::save(&self.db, id, events).await?)
    }

    async fn mark_deleted(&self, id: &IncidentId, present: &[EventId], asked: Timestamp) -> Answer<bool> {
        Ok(events::mark_deleted(&self.db, id, present, asked).await?)
    }

    async fn save_freshness(&self, id: &IncidentId, freshness: &Freshness) -> Answer<()> {
        Ok(freshness::save(&self.db, &id.to_string(), freshness).await?)
    }

    async fn save_state(&self, id: &IncidentId, state: &IncidentState) -> Answer<()> {
        Ok(copy::save_state(&self.db, id, state).await?)
    }

    async fn copy(&self, id: &IncidentId) -> Answer<Option<IncidentCopy>> {
        Ok(copy::copy(&self.db, id).await?)
    }

    async fn events(&self, id: &IncidentId) -> Answer<Vec<StoredEvent>> {
        Ok(events::all(&self.db, id).await?)
    }

    async fn list(&self, query: &ListQuery, reader: &Subject) -> Answer<ListPage> {
        Ok(list::page(&self.db, query, reader).await?)
    }

    async fn never_read(&self, limit: u32) -> Answer<Vec<IncidentId>> {
        Ok(copy::never_read(&self.db, limit).await?)
    }

    async fn open_incidents(&self) -> Answer<Vec<IncidentId>> {
        Ok(copy::open_incidents(&self.db).await?)
    }

    async fn lease(&self, name: &str, owner: &str, now: Timestamp, until: Timestamp) -> Answer<bool> {
        Ok(leases::lease(&self.db, name, owner, now, until).await?)
    }

    async fn save_draft(&self, who: &Subject, scope: &str, draft: &Draft) -> Answer<()> {
        Ok(drafts::save(&self.db, who, scope, draft).await?)
    }

    async fn drafts(&self, who: &Subject, scope: &str) -> Answer<Vec<Draft>> {
        Ok(drafts::load(&self.db, who, scope).await?)
    }

    async fn look(&self, who: &Subject, id: &IncidentId, now: Timestamp) -> Answer<Option<Timestamp>> {
        Ok(looks::look(&self.db, who, id, now).await?)
    }

    async fn create_session(&self, row: &SessionRow) -> Answer<bool> {
        Ok(sessions::create(&self.db, row).await?)
    }

    async fn save_session(&self, row: &SessionRow) -> Answer<()> {
        Ok(sessions::save(&self.db, row).await?)
    }

    async fn session(&self, key: &str) -> Answer<Option<SessionRow>> {
        Ok(sessions::load(&self.db, key).await?)
    }

    async fn delete_session(&self, key: &str) -> Answer<()> {
        Ok(sessions::delete(&self.db, key).await?)
    }

    async fn sessions(&self, of: Option<&Subject>, now: Timestamp) -> Answer<Vec<SessionRow>> {
        Ok(sessions::list(&self.db, of, now).await?)
    }

    async fn delete_expired_sessions(&self, now: Timestamp) -> Answer<u64> {
        let ended = sessions::delete_expired(&self.db, now).await?;
        self.db.forget_owed().await;
        Ok(ended)
    }
}
