//! Saving a record.

use super::columns::status_text;
use super::{listing, read};
use crate::database::Database;
use crate::failure::Failure;
use domain::incident::IncidentRecord;
use domain::time::Timestamp;
use sqlx::SqliteConnection;

/// A record whose reading began before that of the copy is dropped: it can only be older. Most readings find what
/// is there; they write nothing, and the copy keeps the time at which this content was first read.
pub(crate) async fn save(db: &Database, record: &IncidentRecord, at: Timestamp) -> Result<bool, Failure> {
    let key = record.id.to_string();
    if !news(
        read::record(&mut *db.connection().await?, &key).await?,
        record,
        at,
    ) {
        return Ok(false);
    }
    let mut write = db.light().await?;
    if !news(read::record(&mut write.tx, &key).await?, record, at) {
        return Ok(false);
    }
    put(&mut write.tx, &key, record, at).await?;
    listing::renew(&mut write.tx, &record.id).await?;
    write.commit().await?;
    Ok(true)
}

fn news(there: Option<(IncidentRecord, i64)>, record: &IncidentRecord, at: Timestamp) -> bool {
    there.is_none_or(|(there, read)| read <= at.0 && there != *record)
}

async fn put(
    connection: &mut SqliteConnection,
    key: &str,
    record: &IncidentRecord,
    at: Timestamp,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT OR REPLACE INTO incidents (id, title, status, impact, created, modified, modified_by, resolved, \
         created_by, source, record_read, summary, gone, runbooks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(key)
    .bind(&record.title)
    .bind(status_text(record.status))
    .bind(record.impact.number())
    .bind(record.created.0)
    .bind(record.modified.0)
    .bind(&record.modified_by)
    .bind(record.resolved.map(|at| at.0))
    .bind(&record.created_by)
    .bind(&record.source)
    .bind(at.0)
    .bind(&record.summary)
    .bind(record.gone.map(|at| at.0))
    .bind(serde_json::to_string(&record.runbooks)?)
    .execute(connection)
    .await?;
    Ok(())
}
