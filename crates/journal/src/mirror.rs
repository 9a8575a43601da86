//! What still has to be told on the store's timeline.

use crate::database::Database;
use crate::failure::Failure;
use domain::ids::{EntryId, IncidentId};
use domain::time::Timestamp;
use response::ports::{MirrorItem, MirrorOutcome};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// The oldest unsent entries of each incident, up to the first that has to wait. A later one never overtakes it:
/// the store's timeline has the order of the record.
pub(crate) async fn due(db: &Database, now: Timestamp, limit: u32) -> Result<Vec<MirrorItem>, Failure> {
    let rows = sqlx::query(
        "SELECT m.* FROM mirror m WHERE m.due AND NOT EXISTS (SELECT 1 FROM mirror w WHERE w.due \
         AND w.incident = m.incident AND w.place <= m.place AND w.not_before > ?) ORDER BY m.place LIMIT ?",
    )
    .bind(now.0)
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn of(db: &Database, id: &IncidentId) -> Result<Vec<MirrorItem>, Failure> {
    let rows = sqlx::query("SELECT * FROM mirror WHERE incident = ? ORDER BY place")
        .bind(id.to_string())
        .fetch_all(db.reader())
        .await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn done(db: &Database, entries: &[EntryId], outcome: MirrorOutcome) -> Result<(), Failure> {
    let mut write = db.light().await?;
    for entry in entries {
        if let MirrorOutcome::Erased { event, .. } = &outcome {
            // Its body is read again, though it may have been replaced within the second in which it was written.
            sqlx::query("UPDATE events SET updated = -1 WHERE (incident, id) IN (SELECT incident, ? FROM mirror WHERE entry = ?)")
                .bind(event.as_str())
                .bind(entry.as_str())
                .execute(&mut *write.tx)
                .await?;
        }
        let query = match outcome.clone() {
            MirrorOutcome::Sent { event, at } => sqlx::query(
                "UPDATE mirror SET due = NOT EXISTS (SELECT 1 FROM entries e JOIN payloads p ON p.place = e.place \
                 WHERE e.id = mirror.entry), attempts = attempts + 1, error = NULL, event = ?, told = ? WHERE entry = ?",
            )
            .bind(String::from(event))
            .bind(at.0),
            MirrorOutcome::Erased { event, at } => sqlx::query(
                "UPDATE mirror SET due = 0, attempts = attempts + 1, error = NULL, event = ?, told = ? WHERE entry = ?",
            )
            .bind(String::from(event))
            .bind(at.0),
            MirrorOutcome::Retry { error, not_before } => sqlx::query(
                "UPDATE mirror SET attempts = attempts + 1, error = ?, not_before = ? WHERE entry = ? AND due",
            )
            .bind(error)
            .bind(not_before.0),
            MirrorOutcome::Refused { error } => sqlx::query(
                "UPDATE mirror SET due = 0, attempts = attempts + 1, error = ? WHERE entry = ? AND due",
            )
            .bind(error),
        };
        query.bind(entry.as_str()).execute(&mut *write.tx).await?;
    }
    write.commit().await
}

fn read(row: &SqliteRow) -> Result<MirrorItem, Failure> {
    Ok(MirrorItem {
        entry: row.try_get::<&str, _>("entry")?.parse()?,
        incident: row.try_get::<&str, _>("incident")?.parse()?,
        event: row
            .try_get::<Option<&str>, _>("event")?
            .map(str::parse)
            .transpose()?,
        gone: row.try_get("gone")?,
        due: row.try_get("due")?,
        attempts: row.try_get("attempts")?,
        error: row.try_get("error")?,
        not_before: Timestamp(row.try_get("not_before")?),
    })
}
