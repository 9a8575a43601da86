//! Reading the copy back.

use super::columns::{impact_of, status_of};
use crate::database::Database;
use crate::failure::Failure;
use crate::freshness;
use domain::ids::IncidentId;
use domain::incident::IncidentRecord;
use domain::related::RelatedItem;
use domain::time::Timestamp;
use response::ports::IncidentCopy;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

pub(crate) async fn copy(db: &Database, id: &IncidentId) -> Result<Option<IncidentCopy>, Failure> {
    let key = id.to_string();
    let mut moment = db.snapshot().await?;
    let Some((record, _)) = record(&mut moment, &key).await? else {
        return Ok(None);
    };
    let related = items(&mut moment, &key)
        .await?
        .map_or_else(Vec::new, |(items, _)| items);
    let freshness = freshness::load(&mut moment, &key).await?;
    Ok(Some(IncidentCopy {
        record,
        related,
        freshness,
    }))
}

/// The record, and when its reading began.
pub(super) async fn record(
    connection: &mut SqliteConnection,
    key: &str,
) -> Result<Option<(IncidentRecord, i64)>, Failure> {
    let row = sqlx::query("SELECT * FROM incidents WHERE id = ?")
        .bind(key)
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((read(&row)?, row.try_get("record_read")?)))
        .transpose()
}

/// The related items, and when their reading began.
pub(super) async fn items(
    connection: &mut SqliteConnection,
    key: &str,
) -> Result<Option<(Vec<RelatedItem>, i64)>, Failure> {
    let row: Option<(String, i64)> = sqlx::query_as("SELECT items, read FROM related WHERE incident = ?")
        .bind(key)
        .fetch_optional(connection)
        .await?;
    row.map(|(items, read)| Ok((serde_json::from_str(&items)?, read)))
        .transpose()
}

pub(crate) async fn open_incidents(db: &Database) -> Result<Vec<IncidentId>, Failure> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT incident FROM listing WHERE closed = 0 ORDER BY created DESC, incident DESC",
    )
    .fetch_all(db.reader())
    .await?;
    ids.iter().map(|id| Ok(id.parse()?)).collect()
}

fn read(row: &SqliteRow) -> Result<IncidentRecord, Failure> {
    Ok(IncidentRecord {
        id: row.try_get::<&str, _>("id")?.parse()?,
        title: row.try_get("title")?,
        summary: row.try_get("summary")?,
        status: status_of(row.try_get("status")?)?,
        impact: impact_of(row.try_get("impact")?)?,
        created: Timestamp(row.try_get("created")?),
        modified: Timestamp(row.try_get("modified")?),
        modified_by: row.try_get("modified_by")?,
        resolved: row.try_get::<Option<i64>, _>("resolved")?.map(Timestamp),
        created_by: row.try_get("created_by")?,
        source: row.try_get("source")?,
        runbooks: serde_json::from_str(row.try_get("runbooks")?)?,
        gone: row.try_get::<Option<i64>, _>("gone")?.map(Timestamp),
    })
}

pub(crate) async fn never_read(db: &Database, limit: u32) -> Result<Vec<IncidentId>, Failure> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT incident FROM listing WHERE NOT EXISTS \
         (SELECT 1 FROM freshness WHERE subject = listing.incident AND (read IS NOT NULL OR error IS NOT NULL)) \
         ORDER BY created DESC, incident DESC LIMIT ?",
    )
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    ids.iter().map(|id| Ok(id.parse()?)).collect()
}
