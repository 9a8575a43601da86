//! The narrow row that lists and search read.

use super::columns::{held_number, status_of};
use crate::failure::Failure;
use domain::act::Holder;
use domain::containment::{Course, Listed};
use domain::ids::{DeviceName, IncidentId};
use domain::incident::Status;
use domain::state::IncidentState;
use domain::time::Timestamp;
use sqlx::{Row, SqliteConnection};

/// Of how many devices of an incident the orders are looked at.
const DEVICES: usize = 100;
/// How many orders of one device.
const ORDERS: u32 = 50;

/// What search looks through: each part on a line of its own, so that no word spans two; lower case by Unicode's
/// rules, which SQLite doesn't know.
pub(super) fn search_text<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().collect();
    parts.join("\n").to_lowercase()
}

/// Derives an incident's row again. An incident without a record has none yet.
pub(crate) async fn renew(connection: &mut SqliteConnection, id: &IncidentId) -> Result<(), Failure> {
    let key = id.to_string();
    let row = sqlx::query(
        "SELECT i.title, i.status, i.created, i.gone, s.state, e.escalations FROM incidents i \
         LEFT JOIN states s ON s.incident = i.id LEFT JOIN engagements e ON e.incident = i.id WHERE i.id = ?",
    )
    .bind(&key)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(()) };
    let things: Vec<String> =
        sqlx::query_scalar("SELECT thing FROM devices WHERE incident = ? ORDER BY thing")
            .bind(&key)
            .fetch_all(&mut *connection)
            .await?;
    let contained = contained(connection, &things, Timestamp(row.try_get("created")?)).await?;
    let state: IncidentState = match row.try_get::<Option<&str>, _>("state")? {
        Some(text) => serde_json::from_str(text)?,
        None => IncidentState::default(),
    };
    let title: &str = row.try_get("title")?;
    let resolved = status_of(row.try_get("status")?)? == Status::Resolved;
    let gone = row.try_get::<Option<i64>, _>("gone")?.is_some();
    let acknowledged = state.acknowledged.as_ref().map(|first| first.by.as_str());
    let offices = [state.lead.as_ref(), state.scribe.as_ref()];
    let people = offices.into_iter().flatten().map(|one| one.name.as_str());
    let search = search_text(
        [title, id.plan.as_str()]
            .into_iter()
            .chain(things.iter().map(String::as_str))
            .chain(people)
            .chain(acknowledged),
    );
    let name = |holder: Option<&Holder>| holder.map(|one| one.name.clone());
    let escalations: Option<&str> = row.try_get("escalations")?;
    let escalations = escalations.filter(|_| !resolved && !gone).unwrap_or("[]");
    let ended = state.closing.as_ref().filter(|_| resolved);
    let closing = match (ended.map(|(code, _)| code.word()), gone) {
        (Some(code), true) => Some(format!("{code}, deleted in AWS")),
        (None, true) => Some("Deleted in AWS".to_owned()),
        (code, false) => code.map(str::to_owned),
    };
    sqlx::query(
        "INSERT OR REPLACE INTO listing (incident, closed, impact, created, resolved, title, devices, lead, \
         lead_subject, acknowledged, in_doubt, closing, search, held, contained, escalations) SELECT id, ?2, impact, \
         created, coalesce(resolved, gone), title, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 FROM incidents WHERE id = ?1",
    )
    .bind(&key)
    .bind(resolved || gone)
    .bind(serde_json::to_string(&things)?)
    .bind(name(state.lead.as_ref()))
    .bind(state.lead.as_ref().map(|lead| lead.subject.as_str()))
    .bind(acknowledged)
    .bind(!state.open.is_empty())
    .bind(closing)
    .bind(search)
    .bind(held_number(contained.as_ref().map(|one| one.held)))
    .bind(contained.as_ref().map(serde_json::to_string).transpose()?)
    .bind(escalations)
    .execute(connection)
    .await?;
    Ok(())
}

/// Derives the rows of the open incidents that involve a device again, because an order about it came further.
pub(crate) async fn renew_of(connection: &mut SqliteConnection, device: &DeviceName) -> Result<(), Failure> {
    let incidents: Vec<String> = sqlx::query_scalar(
        "SELECT d.incident FROM devices d JOIN listing l ON l.incident = d.incident WHERE d.thing = ? AND NOT l.closed",
    )
    .bind(device.as_str())
    .fetch_all(&mut *connection)
    .await?;
    for incident in incidents {
        renew(connection, &incident.parse()?).await?;
    }
    Ok(())
}

/// How far devices are held: by the orders that still count, and those since the incident began, or by somebody else.
async fn contained(
    connection: &mut SqliteConnection,
    things: &[String],
    created: Timestamp,
) -> Result<Option<Listed>, Failure> {
    let mut courses: Vec<Course> = Vec::new();
    for thing in things.iter().take(DEVICES) {
        let states: Vec<String> =
            sqlx::query_scalar("SELECT state FROM courses WHERE device = ? ORDER BY place DESC LIMIT ?")
                .bind(thing)
                .bind(ORDERS)
                .fetch_all(&mut *connection)
                .await?;
        for state in &states {
            courses.push(serde_json::from_str(state)?);
        }
    }
    courses.retain(|one| one.end.is_none() || one.order.requested >= created);
    let grouped: Vec<(String, i64)> = sqlx::query_as(
        "SELECT device, grouped FROM captures WHERE incident = '' AND grouped IS NOT NULL AND device IN \
         (SELECT value FROM json_each(?))",
    )
    .bind(serde_json::to_string(things)?)
    .fetch_all(connection)
    .await?;
    let grouped: Vec<_> = grouped
        .into_iter()
        .map(|(device, at)| (device, Timestamp(at)))
        .collect();
    Ok(Listed::of(things, &courses, &grouped))
}
