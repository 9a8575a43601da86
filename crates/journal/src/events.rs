//! The copied timeline.

use crate::database::Database;
use crate::failure::Failure;
use domain::event::{EventHead, TimelineEvent};
use domain::ids::{EventId, IncidentId};
use domain::time::Timestamp;
use response::ports::StoredEvent;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use std::collections::HashMap;

/// Whether a whole list disagrees with the marks. Most don't, and then nothing is written.
const ANY_TO_MARK: &str = "SELECT EXISTS (SELECT 1 FROM events WHERE incident = ?1 \
     AND deleted = (id IN (SELECT value FROM json_each(?2)))) \
     OR EXISTS (SELECT 1 FROM mirror WHERE incident = ?1 AND event IS NOT NULL \
     AND gone = (event IN (SELECT value FROM json_each(?2))) AND (gone OR told < ?3))";

pub(crate) async fn missing(
    db: &Database,
    id: &IncidentId,
    heads: &[EventHead],
) -> Result<Vec<EventHead>, Failure> {
    let there: Vec<(String, i64)> =
        sqlx::query_as("SELECT id, updated FROM events WHERE incident = ? AND NOT deleted")
            .bind(id.to_string())
            .fetch_all(db.reader())
            .await?;
    let there: HashMap<String, i64> = there.into_iter().collect();
    let copied = |head: &EventHead| there.get(head.id.as_str()) == Some(&head.updated.0);
    Ok(heads.iter().filter(|head| !copied(head)).cloned().collect())
}

pub(crate) async fn save(db: &Database, id: &IncidentId, events: &[TimelineEvent]) -> Result<(), Failure> {
    let incident = id.to_string();
    let mut write = db.light().await?;
    for event in events {
        // A body that was read before a newer one was saved is stale.
        sqlx::query(
            "INSERT INTO events (incident, id, kind, occurred, updated, refs, data) VALUES (?, ?, ?, ?, ?, ?, ?) \
             ON CONFLICT (incident, id) DO UPDATE SET kind = excluded.kind, occurred = excluded.occurred, \
             updated = excluded.updated, refs = excluded.refs, data = excluded.data, deleted = 0 \
             WHERE excluded.updated >= updated",
        )
        .bind(&incident)
        .bind(event.head.id.as_str())
        .bind(&event.head.kind)
        .bind(event.head.occurred.0)
        .bind(event.head.updated.0)
        .bind(serde_json::to_string(&event.head.references)?)
        .bind(&event.data)
        .execute(&mut *write.tx)
        .await?;
    }
    write.commit().await
}

pub(crate) async fn mark_deleted(
    db: &Database,
    id: &IncidentId,
    present: &[EventId],
    asked: Timestamp,
) -> Result<bool, Failure> {
    let incident = id.to_string();
    let present = serde_json::to_string(present)?;
    let any: bool = sqlx::query_scalar(ANY_TO_MARK)
        .bind(&incident)
        .bind(&present)
        .bind(asked.0)
        .fetch_one(db.reader())
        .await?;
    if !any {
        return Ok(false);
    }
    let mut write = db.light().await?;
    let mut marked = 0;
    // An event that is there again was only missing from a list; then its mark goes, too.
    for sql in [
        "UPDATE events SET deleted = 1 WHERE incident = ?1 AND NOT deleted \
         AND id NOT IN (SELECT value FROM json_each(?2))",
        "UPDATE events SET deleted = 0 WHERE incident = ?1 AND deleted \
         AND id IN (SELECT value FROM json_each(?2))",
        "UPDATE mirror SET gone = 1 WHERE incident = ?1 AND NOT gone AND event NOT IN \
         (SELECT value FROM json_each(?2)) AND (told < ?3 \
         OR event IN (SELECT id FROM events WHERE incident = ?1 AND deleted))",
        "UPDATE mirror SET gone = 0 WHERE incident = ?1 AND gone \
         AND event IN (SELECT value FROM json_each(?2))",
    ] {
        marked += sqlx::query(sql)
            .bind(&incident)
            .bind(&present)
            .bind(asked.0)
            .execute(&mut *write.tx)
            .await?
            .rows_affected();
    }
    write.commit().await?;
    Ok(marked > 0)
}

pub(crate) async fn all(db: &Database, id: &IncidentId) -> Result<Vec<StoredEvent>, Failure> {
    let rows = sqlx::query("SELECT * FROM events WHERE incident = ? ORDER BY occurred, id")
        .bind(id.to_string())
        .fetch_all(db.reader())
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &SqliteRow) -> Result<StoredEvent, Failure> {
    Ok(StoredEvent {
        event: TimelineEvent {
            head: EventHead {
                id: row.try_get::<&str, _>("id")?.parse()?,
                kind: row.try_get("kind")?,
                occurred: Timestamp(row.try_get("occurred")?),
                updated: Timestamp(row.try_get("updated")?),
                references: serde_json::from_str(row.try_get("refs")?)?,
            },
            data: row.try_get("data")?,
        },
        deleted: row.try_get("deleted")?,
    })
}
