//! Saving what a list of the store told.

use super::columns::status_text;
use super::listing;
use crate::database::Database;
use crate::failure::Failure;
use crate::freshness;
use domain::ids::IncidentId;
use domain::incident::{IncidentSummary, Status};
use domain::time::Timestamp;
use domain::view::Freshness;
use sqlx::{SqliteConnection, SqliteExecutor};

/// Those that are new or differ. What was read as a whole record later than the list knows better than the list.
const DIFFERING: &str = "SELECT j.key FROM json_each(?1) j LEFT JOIN incidents i ON i.id = j.value ->> 0 \
     WHERE i.id IS NULL OR (i.record_read <= ?2 AND (i.title <> j.value ->> 1 OR i.status <> j.value ->> 2 \
     OR i.impact <> j.value ->> 3 OR i.created <> j.value ->> 4 OR i.resolved IS NOT j.value ->> 5 OR i.gone IS NOT NULL)) \
     ORDER BY j.key";
/// A list names nobody, so an incident known only from one has empty names and was last changed at its creation.
const INCIDENTS: &str = "INSERT INTO incidents (id, title, status, impact, created, modified, modified_by, \
     resolved, created_by, source, record_read) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, \
     value ->> 4, value ->> 4, '', value ->> 5, '', '', 0 FROM json_each(?) WHERE true \
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, status = excluded.status, \
     impact = excluded.impact, created = excluded.created, resolved = excluded.resolved, gone = NULL";
const LISTING: &str = "INSERT INTO listing (incident, closed, impact, created, resolved, title, search) \
     SELECT value ->> 0, value ->> 2 <> 'open', value ->> 3, value ->> 4, value ->> 5, value ->> 1, value ->> 6 \
     FROM json_each(?) WHERE true ON CONFLICT (incident) DO UPDATE SET closed = excluded.closed, \
     impact = excluded.impact, created = excluded.created, resolved = excluded.resolved, \
     title = excluded.title, search = excluded.search, closing = NULL";
/// Those of which more is known than a list tells.
const KNOWN: &str = "SELECT value ->> 0 FROM json_each(?) \
     WHERE EXISTS (SELECT 1 FROM related WHERE incident = value ->> 0) \
     OR EXISTS (SELECT 1 FROM states WHERE incident = value ->> 0)";

pub(crate) async fn save(
    db: &Database,
    of: Status,
    all: &[IncidentSummary],
    at: Timestamp,
) -> Result<Vec<IncidentId>, Failure> {
    // Most lists tell nothing new; then the writer is held for one small row.
    let every: Vec<&IncidentSummary> = all.iter().collect();
    let candidates = differing(db.reader(), &every, at).await?;
    let mut write = db.light().await?;
    let changed = differing(&mut *write.tx, &candidates, at).await?;
    if !changed.is_empty() {
        put(&mut write.tx, &changed).await?;
    }
    let freshness = Freshness {
        read: Some(at),
        error: None,
    };
    freshness::note(&mut write.tx, freshness::of_list(of), &freshness).await?;
    write.commit().await?;
    Ok(changed.into_iter().map(|summary| summary.id.clone()).collect())
}

async fn differing<'a>(
    executor: impl SqliteExecutor<'_>,
    all: &[&'a IncidentSummary],
    at: Timestamp,
) -> Result<Vec<&'a IncidentSummary>, Failure> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<i64> = sqlx::query_scalar(DIFFERING)
        .bind(json(all)?)
        .bind(at.0)
        .fetch_all(executor)
        .await?;
    let found = places
        .into_iter()
        .filter_map(|place| all.get(usize::try_from(place).ok()?));
    Ok(found.copied().collect())
}

async fn put(connection: &mut SqliteConnection, changed: &[&IncidentSummary]) -> Result<(), Failure> {
    let json = json(changed)?;
    for sql in [INCIDENTS, LISTING] {
        sqlx::query(sql).bind(&json).execute(&mut *connection).await?;
    }
    let known: Vec<String> = sqlx::query_scalar(KNOWN)
        .bind(&json)
        .fetch_all(&mut *connection)
        .await?;
    for id in known {
        listing::renew(connection, &id.parse()?).await?;
    }
    Ok(())
}

/// One JSON text for all, so that ten thousand incidents are one statement.
fn json(all: &[&IncidentSummary]) -> Result<String, Failure> {
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            (
                one.id.to_string(),
                &one.title,
                status_text(one.status),
                one.impact.number(),
                one.created.0,
                one.resolved.map(|at| at.0),
                listing::search_text([one.title.as_str(), one.id.plan.as_str()]),
            )
        })
        .collect();
    Ok(serde_json::to_string(&rows)?)
}
