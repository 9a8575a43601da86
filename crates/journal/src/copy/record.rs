//! Saving a record.

use super::columns::status_text;
use super::{listing, read};
use crate::database::Database;
use crate::failure::Failure;
use domain::incident::IncidentRecord;
use domain::time::Timestamp;
use sqlx::SqliteConnection;

/// A record that was read before the one in the copy is dropped: it can only be older.
pub(crate) async fn save(db: &Database, record: &IncidentRecord, at: Timestamp) -> Result<bool, Failure> {
    let key = record.id.to_string();
    let mut write = db.light().await?;
    let there = read::record(&mut write.tx, &key).await?;
    if there.as_ref().is_some_and(|(_, read)| *read > at.0) {
        return Ok(false);
    }
    let differs = there.is_none_or(|(there, _)| there != *record);
    if differs {
        put(&mut write.tx, &key, record, at).await?;
        listing::renew(&mut write.tx, &record.id).await?;
    } else {
        sqlx::query("UPDATE incidents SET record_read = ? WHERE id = ?")
            .bind(at.0)
            .bind(&key)
            .execute(&mut *write.tx)
            .await?;
    }
    write.commit().await?;
    Ok(differs)
}

async fn put(
    connection: &mut SqliteConnection,
    key: &str,
    record: &IncidentRecord,
    at: Timestamp,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT OR REPLACE INTO incidents (id, title, status, impact, created, modified, modified_by, resolved, \
         created_by, source, record_read, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
    .execute(connection)
    .await?;
    Ok(())
}
