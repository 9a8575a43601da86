//! Saving related items, and with them the things involved.

use super::{listing, read};
use crate::database::Database;
use crate::failure::Failure;
use domain::ids::IncidentId;
use domain::related::{ItemValue, RelatedItem};
use domain::time::Timestamp;
use sqlx::SqliteConnection;
use std::collections::BTreeSet;

/// Items whose reading began before that of the copy are dropped. Their order says nothing: the store promises none.
pub(crate) async fn save(
    db: &Database,
    id: &IncidentId,
    items: &[RelatedItem],
    at: Timestamp,
) -> Result<bool, Failure> {
    let key = id.to_string();
    if !news(read::items(&mut *db.connection().await?, &key).await?, items, at)? {
        return Ok(false);
    }
    let mut write = db.light().await?;
    if !news(read::items(&mut write.tx, &key).await?, items, at)? {
        return Ok(false);
    }
    sqlx::query("INSERT OR REPLACE INTO related (incident, items, read) VALUES (?, ?, ?)")
        .bind(&key)
        .bind(serde_json::to_string(items)?)
        .bind(at.0)
        .execute(&mut *write.tx)
        .await?;
    put_things(&mut write.tx, &key, items).await?;
    listing::renew(&mut write.tx, id).await?;
    write.commit().await?;
    Ok(true)
}

fn news(
    there: Option<(Vec<RelatedItem>, i64)>,
    items: &[RelatedItem],
    at: Timestamp,
) -> Result<bool, Failure> {
    match there {
        Some((there, read)) => Ok(read <= at.0 && in_order(&there)? != in_order(items)?),
        None => Ok(!items.is_empty()),
    }
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
