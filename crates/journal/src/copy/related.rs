//! Saving related items, and with them the things involved.

use super::{listing, read};
use crate::database::Database;
use crate::failure::Failure;
use domain::ids::IncidentId;
use domain::related::{ItemValue, RelatedItem};
use domain::time::Timestamp;
use sqlx::SqliteConnection;
use std::collections::BTreeSet;

/// Items that were read before those in the copy are dropped. Their order says nothing: the store promises none.
pub(crate) async fn save(
    db: &Database,
    id: &IncidentId,
    items: &[RelatedItem],
    at: Timestamp,
) -> Result<bool, Failure> {
    let key = id.to_string();
    let mut write = db.light().await?;
    let there = read::items(&mut write.tx, &key).await?;
    if there.as_ref().is_some_and(|(_, read)| *read > at.0) {
        return Ok(false);
    }
    let differs = match &there {
        Some((there, _)) => in_order(there)? != in_order(items)?,
        None => !items.is_empty(),
    };
    if differs || there.is_none() {
        sqlx::query("INSERT OR REPLACE INTO related (incident, items, read) VALUES (?, ?, ?)")
            .bind(&key)
            .bind(serde_json::to_string(items)?)
            .bind(at.0)
            .execute(&mut *write.tx)
            .await?;
        put_things(&mut write.tx, &key, items).await?;
        listing::renew(&mut write.tx, id).await?;
    } else {
        sqlx::query("UPDATE related SET read = ? WHERE incident = ?")
            .bind(at.0)
            .bind(&key)
            .execute(&mut *write.tx)
            .await?;
    }
    write.commit().await?;
    Ok(differs)
}

fn in_order(items: &[RelatedItem]) -> Result<Vec<String>, Failure> {
    let mut texts: Vec<String> = items
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<_, _>>()?;
    texts.sort_unstable();
    Ok(texts)
}

async fn put_things(
    connection: &mut SqliteConnection,
    key: &str,
    items: &[RelatedItem],
) -> Result<(), Failure> {
    let things: BTreeSet<&str> = items
        .iter()
        .map(|item| &item.value)
        .filter_map(ItemValue::thing_name)
        .collect();
    sqlx::query("DELETE FROM devices WHERE incident = ?")
        .bind(key)
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO devices (incident, thing) SELECT ?, value FROM json_each(?)")
        .bind(key)
        .bind(serde_json::to_string(&things)?)
        .execute(connection)
        .await?;
    Ok(())
}
