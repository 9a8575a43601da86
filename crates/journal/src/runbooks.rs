//! What is kept of runbooks.

use crate::database::Database;
use crate::failure::Failure;
use crate::port::SqliteJournal;
use async_trait::async_trait;
use domain::ids::IncidentId;
use domain::list::ListRow;
use domain::runbook::{Document, KeptRun, WaitingStep};
use domain::time::Timestamp;
use response::ports::{JournalError, RunbookRecords};
use sqlx::SqliteConnection;
use std::collections::HashMap;

type Answer<T> = Result<T, JournalError>;

#[async_trait]
impl RunbookRecords for SqliteJournal {
    async fn save_run(&self, incident: &IncidentId, run: &KeptRun) -> Answer<bool> {
        Ok(save(&self.db, incident, run).await?)
    }

    async fn runs_of(&self, incident: &IncidentId) -> Answer<Vec<KeptRun>> {
        Ok(runs(&self.db, incident).await?)
    }

    async fn save_runbook_document(&self, document: &Document) -> Answer<()> {
        Ok(save_document(&self.db, document).await?)
    }

    async fn runbook_document(&self, name: &str, version: &str) -> Answer<Option<Document>> {
        Ok(document(&self.db, name, version).await?)
    }
}

/// How often "unchanged, read just now" is written down, in milliseconds.
const WRITTEN_EVERY: i64 = 30_000;

/// A reading never replaces a later one. Most readings find what is there, and write nothing.
async fn save(db: &Database, incident: &IncidentId, run: &KeptRun) -> Result<bool, Failure> {
    let key = incident.to_string();
    let kept = kept(&mut *db.connection().await?, &key, run).await?;
    if !is_news(kept.as_ref(), run) {
        return Ok(false);
    }
    let mut write = db.light().await?;
    let kept = self::kept(&mut write.tx, &key, run).await?;
    if !is_news(kept.as_ref(), run) {
        return Ok(false);
    }
    let differs = kept.as_ref().map(timeless) != Some(timeless(run));
    let execution = run.execution.as_ref();
    let waiting = execution
        .filter(|_| run.gone.is_none())
        .and_then(|execution| execution.waiting()?.waiting());
    sqlx::query(
        "INSERT OR REPLACE INTO runs (incident, execution, started, state, step, deadline, warn) \
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&key)
    .bind(run.id.as_str())
    .bind(execution.and_then(|one| one.started).map(|at| at.0))
    .bind(serde_json::to_string(run)?)
    .bind(waiting.as_ref().map(|one| one.step.as_str()))
    .bind(waiting.as_ref().map(|one| one.deadline.0))
    .bind(waiting.as_ref().map(|one| one.warn.0))
    .execute(&mut *write.tx)
    .await?;
    write.commit().await?;
    Ok(differs)
}

async fn kept(
    connection: &mut SqliteConnection,
    incident: &str,
    run: &KeptRun,
) -> Result<Option<KeptRun>, Failure> {
    let state: Option<String> =
        sqlx::query_scalar("SELECT state FROM runs WHERE incident = ? AND execution = ?")
            .bind(incident)
            .bind(run.id.as_str())
            .fetch_optional(connection)
            .await?;
    Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
}

fn is_news(kept: Option<&KeptRun>, run: &KeptRun) -> bool {
    let Some(kept) = kept else { return true };
    let later = match (kept.read, run.read) {
        (Some(before), Some(now)) => now.since(before),
        (None, Some(_)) => WRITTEN_EVERY,
        (Some(_), None) => return false,
        (None, None) => 0,
    };
    later >= 0 && (later >= WRITTEN_EVERY || timeless(kept) != timeless(run))
}

fn timeless(run: &KeptRun) -> KeptRun {
    KeptRun {
        read: None,
        ..run.clone()
    }
}

async fn runs(db: &Database, incident: &IncidentId) -> Result<Vec<KeptRun>, Failure> {
    let states: Vec<String> = sqlx::query_scalar(
        "SELECT state FROM runs WHERE incident = ? ORDER BY started DESC, execution LIMIT 100",
    )
    .bind(incident.to_string())
    .fetch_all(db.reader())
    .await?;
    states
        .iter()
        .map(|state| Ok(serde_json::from_str(state)?))
        .collect()
}

async fn save_document(db: &Database, document: &Document) -> Result<(), Failure> {
    let mut write = db.light().await?;
    sqlx::query("INSERT OR REPLACE INTO runbook_documents (name, version, state) VALUES (?, ?, ?)")
        .bind(&document.name)
        .bind(&document.version)
        .bind(serde_json::to_string(document)?)
        .execute(&mut *write.tx)
        .await?;
    write.commit().await
}

async fn document(db: &Database, name: &str, version: &str) -> Result<Option<Document>, Failure> {
    let state: Option<String> =
        sqlx::query_scalar("SELECT state FROM runbook_documents WHERE name = ? AND version = ?")
            .bind(name)
            .bind(version)
            .fetch_optional(db.reader())
            .await?;
    Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
}

/// Tells of each row of a list the step that waits for somebody, the one that times out first.
pub(crate) async fn tell_waiting(
    connection: &mut SqliteConnection,
    rows: &mut [ListRow],
) -> Result<(), Failure> {
    let ids: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    let found: Vec<(String, String, i64, i64)> = sqlx::query_as(
        "SELECT incident, step, deadline, warn FROM runs WHERE deadline IS NOT NULL \
         AND incident IN (SELECT value FROM json_each(?)) ORDER BY deadline DESC",
    )
    .bind(serde_json::to_string(&ids)?)
    .fetch_all(connection)
    .await?;
    // Of several the last one taken counts, which times out first.
    let mut waiting: HashMap<String, WaitingStep> = HashMap::new();
    for (incident, step, deadline, warn) in found {
        let one = WaitingStep {
            step,
            deadline: Timestamp(deadline),
            warn: Timestamp(warn),
        };
        waiting.insert(incident, one);
    }
    for (row, id) in rows.iter_mut().zip(ids) {
        row.step = waiting.remove(&id);
    }
    Ok(())
}
