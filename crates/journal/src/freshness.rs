//! How old the copies are.

use crate::database::Database;
use crate::failure::Failure;
use domain::incident::Status;
use domain::time::Timestamp;
use domain::view::Freshness;
use sqlx::{Row, SqliteConnection};

/// The name under which the list of a status is kept.
pub(crate) fn of_list(status: Status) -> &'static str {
    match status {
        Status::Open => "list",
        Status::Resolved => "list/resolved",
    }
}

/// A failure keeps the time of the last success; an older reading never replaces a newer one.
pub(crate) async fn note(
    connection: &mut SqliteConnection,
    subject: &str,
    freshness: &Freshness,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO freshness (subject, read, error) VALUES (?, ?, ?) ON CONFLICT (subject) DO UPDATE SET \
         read = nullif(max(coalesce(read, -1), coalesce(excluded.read, -1)), -1), error = excluded.error",
    )
    .bind(subject)
    .bind(freshness.read.map(|read| read.0))
    .bind(&freshness.error)
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn save(db: &Database, subject: &str, freshness: &Freshness) -> Result<(), Failure> {
    let mut write = db.light().await?;
    note(&mut write.tx, subject, freshness).await?;
    write.commit().await
}

pub(crate) async fn load(connection: &mut SqliteConnection, subject: &str) -> Result<Freshness, Failure> {
    let row = sqlx::query("SELECT read, error FROM freshness WHERE subject = ?")
        .bind(subject)
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else {
        return Ok(Freshness::default());
    };
    Ok(Freshness {
        read: row.try_get::<Option<i64>, _>("read")?.map(Timestamp),
        error: row.try_get("error")?,
    })
}
