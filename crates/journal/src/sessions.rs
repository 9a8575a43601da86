//! Sessions. Durable, because an ended one must not come back with the power.

use crate::database::Database;
use crate::failure::Failure;
use domain::ids::Subject;
use domain::time::Timestamp;
use response::ports::SessionRow;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

const INSERT: &str = "INSERT INTO sessions (key, data, subject, provider_session, created, seen, expires) \
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";
/// Only a session that is there: one that was ended meanwhile stays ended.
const CHANGE: &str = "UPDATE sessions SET data = ?2, subject = ?3, provider_session = ?4, created = ?5, seen = ?6, \
     expires = ?7 WHERE key = ?1";

async fn put(db: &Database, sql: &'static str, row: &SessionRow) -> Result<bool, Failure> {
    let mut write = db.durable().await?;
    let written = sqlx::query(sql)
        .bind(&row.key)
        .bind(&row.data)
        .bind(row.subject.as_ref().map(Subject::as_str))
        .bind(&row.provider_session)
        .bind(row.created.0)
        .bind(row.seen.0)
        .bind(row.expires.0)
        .execute(&mut *write.tx)
        .await?
        .rows_affected();
    write.commit().await?;
    Ok(written > 0)
}

pub(crate) async fn create(db: &Database, row: &SessionRow) -> Result<bool, Failure> {
    put(db, INSERT, row).await
}

pub(crate) async fn save(db: &Database, row: &SessionRow) -> Result<(), Failure> {
    put(db, CHANGE, row).await.map(|_| ())
}

pub(crate) async fn load(db: &Database, key: &str) -> Result<Option<SessionRow>, Failure> {
    let row = sqlx::query("SELECT * FROM sessions WHERE key = ?")
        .bind(key)
        .fetch_optional(db.reader())
        .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn list(
    db: &Database,
    of: Option<&Subject>,
    now: Timestamp,
) -> Result<Vec<SessionRow>, Failure> {
    let rows = sqlx::query(
        "SELECT * FROM sessions WHERE expires > ?1 AND (?2 IS NULL OR subject = ?2) ORDER BY created, key",
    )
    .bind(now.0)
    .bind(of.map(Subject::as_str))
    .fetch_all(db.reader())
    .await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn delete(db: &Database, key: &str) -> Result<(), Failure> {
    let mut write = db.durable().await?;
    sqlx::query("DELETE FROM sessions WHERE key = ?")
        .bind(key)
        .execute(&mut *write.tx)
        .await?;
    write.commit().await
}

pub(crate) async fn delete_expired(db: &Database, now: Timestamp) -> Result<u64, Failure> {
    let mut write = db.light().await?;
    let ended = sqlx::query("DELETE FROM sessions WHERE expires <= ?")
        .bind(now.0)
        .execute(&mut *write.tx)
        .await?
        .rows_affected();
    write.commit().await?;
    Ok(ended)
}

fn read(row: &SqliteRow) -> Result<SessionRow, Failure> {
    Ok(SessionRow {
        key: row.try_get("key")?,
        data: row.try_get("data")?,
        subject: row
            .try_get::<Option<&str>, _>("subject")?
            .map(str::parse)
            .transpose()?,
        provider_session: row.try_get("provider_session")?,
        created: Timestamp(row.try_get("created")?),
        seen: Timestamp(row.try_get("seen")?),
        expires: Timestamp(row.try_get("expires")?),
    })
}
