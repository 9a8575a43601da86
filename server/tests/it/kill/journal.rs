use super::death::Death;
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
use std::sync::Arc;

type Answer<T> = Result<T, JournalError>;

/// The journal; each commit is a step.
#[derive(Debug)]
pub struct MortalJournal(pub Arc<dyn Journal>, pub Arc<Death>);

#[async_trait]
impl Journal for MortalJournal {
    async fn append(&self, entry: NewEntry, mirror: Option<&IncidentId>) -> Answer<Appended> {
        self.1.step("append", self.0.append(entry, mirror)).await
    }

    async fn erase(&self, act: NewEntry, mirror: &IncidentId) -> Answer<Appended> {
        self.1.step("erase", self.0.erase(act, mirror)).await
    }

    async fn entries(&self, chain: &ChainId, after: u64) -> Answer<Vec<Entry>> {
        self.0.entries(chain, after).await
    }

    async fn entry(&self, id: &EntryId) -> Answer<Option<Entry>> {
        self.0.entry(id).await
    }

    async fn open_acts(&self) -> Answer<Vec<Entry>> {
        self.0.open_acts().await
    }

    async fn mirrors_due(&self, now: Timestamp, limit: u32) -> Answer<Vec<MirrorItem>> {
        self.0.mirrors_due(now, limit).await
    }

    async fn mirrors(&self, id: &IncidentId) -> Answer<Vec<MirrorItem>> {
        self.0.mirrors(id).await
    }

    async fn mirror_done(&self, entries: &[EntryId], outcome: MirrorOutcome) -> Answer<()> {
        self.1
            .step("mirror_done", self.0.mirror_done(entries, outcome))
            .await
    }

    async fn save_summaries(
        &self,
        of: Status,
        all: &[IncidentSummary],
        read: Timestamp,
    ) -> Answer<Vec<IncidentId>> {
        self.1
            .step("save_summaries", self.0.save_summaries(of, all, read))
            .await
    }

    async fn save_record(&self, record: &IncidentRecord, read: Timestamp) -> Answer<bool> {
        self.1.step("save_record", self.0.save_record(record, read)).await
    }

    async fn save_related(&self, id: &IncidentId, items: &[RelatedItem], read: Timestamp) -> Answer<bool> {
        self.1
            .step("save_related", self.0.save_related(id, items, read))
            .await
    }

    async fn missing_bodies(&self, id: &IncidentId, heads: &[EventHead]) -> Answer<Vec<EventHead>> {
        self.0.missing_bodies(id, heads).await
    }

    async fn save_events(&self, id: &IncidentId, events: &[TimelineEvent]) -> Answer<()> {
        self.1.step("save_events", self.0.save_events(id, events)).await
    }

    async fn mark_deleted(&self, id: &IncidentId, present: &[EventId], asked: Timestamp) -> Answer<bool> {
        self.1
            .step("mark_deleted", self.0.mark_deleted(id, present, asked))
            .await
    }

    async fn save_freshness(&self, id: &IncidentId, freshness: &Freshness) -> Answer<()> {
        self.1
            .step("save_freshness", self.0.save_freshness(id, freshness))
            .await
    }

    async fn save_state(&self, id: &IncidentId, state: &IncidentState) -> Answer<()> {
        self.1.step("save_state", self.0.save_state(id, state)).await
    }

    async fn copy(&self, id: &IncidentId) -> Answer<Option<IncidentCopy>> {
        self.0.copy(id).await
    }

    async fn events(&self, id: &IncidentId) -> Answer<Vec<StoredEvent>> {
        self.0.events(id).await
    }

    async fn list(&self, query: &ListQuery, reader: &Subject) -> Answer<ListPage> {
        self.0.list(query, reader).await
    }

    async fn open_incidents(&self) -> Answer<Vec<IncidentId>> {
        self.0.open_incidents().await
    }

    async fn never_read(&self, limit: u32) -> Answer<Vec<IncidentId>> {
        self.0.never_read(limit).await
    }

    async fn lease(&self, name: &str, owner: &str, now: Timestamp, until: Timestamp) -> Answer<bool> {
        self.1.step("lease", self.0.lease(name, owner, now, until)).await
    }

    async fn save_draft(&self, who: &Subject, scope: &str, draft: &Draft) -> Answer<()> {
        self.1
            .step("save_draft", self.0.save_draft(who, scope, draft))
            .await
    }

    async fn drafts(&self, who: &Subject, scope: &str) -> Answer<Vec<Draft>> {
        self.0.drafts(who, scope).await
    }

    async fn look(&self, who: &Subject, id: &IncidentId, now: Timestamp) -> Answer<Option<Timestamp>> {
        self.1.step("look", self.0.look(who, id, now)).await
    }

    async fn create_session(&self, row: &SessionRow) -> Answer<bool> {
        self.1.step("create_session", self.0.create_session(row)).await
    }

    async fn save_session(&self, row: &SessionRow) -> Answer<()> {
        self.1.step("save_session", self.0.save_session(row)).await
    }

    async fn session(&self, key: &str) -> Answer<Option<SessionRow>> {
        self.0.session(key).await
    }

    async fn delete_session(&self, key: &str) -> Answer<()> {
        self.1.step("delete_session", self.0.delete_session(key)).await
    }

    async fn sessions(&self, of: Option<&Subject>, now: Timestamp) -> Answer<Vec<SessionRow>> {
        self.0.sessions(of, now).await
    }

    async fn delete_expired_sessions(&self, now: Timestamp) -> Answer<u64> {
        self.1
            .step("delete_expired_sessions", self.0.delete_expired_sessions(now))
            .await
    }
}
