//! What is kept about devices.

use crate::copy::{impact_of, renew_of};
use crate::database::Database;
use crate::failure::Failure;
use crate::port::SqliteJournal;
use crate::record::append_in;
use async_trait::async_trait;
use domain::containment::Answered;
use domain::device::{Captured, Involving, ViolationEvent, ViolationEventKind};
use domain::ids::{DeviceName, IncidentId};
use domain::incident::Status;
use domain::time::Timestamp;
use response::ports::{Answering, Appended, DeviceRecords, JournalError};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

type Answer<T> = Result<T, JournalError>;

/// How many incidents of one device are told.
const MOST: u32 = 100;

#[async_trait]
impl DeviceRecords for SqliteJournal {
    async fn save_device(&self, captured: &Captured, grouped: Option<Timestamp>) -> Answer<()> {
        Ok(save(&self.db, "", captured, grouped).await?)
    }

    async fn device(&self, name: &DeviceName) -> Answer<Option<Captured>> {
        Ok(load(&self.db, "", name).await?)
    }

    async fn save_then(&self, incident: &IncidentId, captured: &Captured) -> Answer<()> {
        Ok(save(&self.db, &incident.to_string(), captured, None).await?)
    }

    async fn then(&self, incident: &IncidentId, name: &DeviceName) -> Answer<Option<Captured>> {
        Ok(load(&self.db, &incident.to_string(), name).await?)
    }

    async fn incidents_of(&self, name: &DeviceName) -> Answer<Vec<(IncidentId, String)>> {
        let all = incidents(&self.db, name).await?;
        Ok(all.into_iter().map(|one| (one.id, one.title)).collect())
    }

    async fn involving(&self, name: &DeviceName) -> Answer<Vec<Involving>> {
        Ok(incidents(&self.db, name).await?)
    }

    async fn save_violation_events(&self, name: &DeviceName, events: &[ViolationEvent]) -> Answer<()> {
        Ok(save_events(&self.db, name, events).await?)
    }

    async fn violation_events(&self, name: &DeviceName, limit: u32) -> Answer<Vec<ViolationEvent>> {
        Ok(events(&self.db, name, limit).await?)
    }

    async fn save_answers(&self, all: &[Answering]) -> Answer<bool> {
        Ok(save_answers(&self.db, all).await?)
    }

    async fn answers(&self, names: &[DeviceName]) -> Answer<Vec<Answered>> {
        Ok(answers(&self.db, names).await?)
    }

    async fn all_answers(&self) -> Answer<Vec<Answered>> {
        Ok(all_answers(&self.db).await?)
    }
}

async fn save(
    db: &Database,
    incident: &str,
    captured: &Captured,
    grouped: Option<Timestamp>,
) -> Result<(), Failure> {
    let state = serde_json::to_string(captured)?;
    // How it was then can't be had again; how it was last can.
    let mut write = if incident.is_empty() {
        db.light().await?
    } else {
        db.durable().await?
    };
    let name = &captured.device.name;
    let was: Option<Option<i64>> =
        sqlx::query_scalar("SELECT grouped FROM captures WHERE device = ? AND incident = ?")
            .bind(name.as_str())
            .bind(incident)
            .fetch_optional(&mut *write.tx)
            .await?;
    sqlx::query(
        "INSERT OR REPLACE INTO captures (device, incident, at, state, grouped) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(name.as_str())
    .bind(incident)
    .bind(captured.at.0)
    .bind(state)
    .bind(grouped.map(|at| at.0))
    .execute(&mut *write.tx)
    .await?;
    // That it is still so is no news to a list.
    if was.flatten().is_some() != grouped.is_some() {
        renew_of(&mut write.tx, name).await?;
    }
    write.commit().await
}

async fn load(db: &Database, incident: &str, name: &DeviceName) -> Result<Option<Captured>, Failure> {
    let state: Option<String> =
        sqlx::query_scalar("SELECT state FROM captures WHERE device = ? AND incident = ?")
            .bind(name.as_str())
            .bind(incident)
            .fetch_optional(db.reader())
            .await?;
    Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
}

async fn incidents(db: &Database, name: &DeviceName) -> Result<Vec<Involving>, Failure> {
    let rows = sqlx::query(
        "SELECT l.incident, l.title, l.closed, l.impact, l.created, l.resolved, l.closing FROM devices d \
         JOIN listing l ON l.incident = d.incident WHERE d.thing = ? ORDER BY l.created DESC, l.incident DESC LIMIT ?",
    )
    .bind(name.as_str())
    .bind(MOST)
    .fetch_all(db.reader())
    .await?;
    let read = |row: &SqliteRow| {
        let closed: bool = row.try_get("closed")?;
        Ok(Involving {
            id: row.try_get::<&str, _>("incident")?.parse()?,
            title: row.try_get("title")?,
            status: if closed { Status::Resolved } else { Status::Open },
            impact: impact_of(row.try_get("impact")?)?,
            created: Timestamp(row.try_get("created")?),
            resolved: row.try_get::<Option<i64>, _>("resolved")?.map(Timestamp),
            closing: row.try_get("closing")?,
        })
    };
    rows.iter().map(read).collect()
}

async fn save_events(db: &Database, name: &DeviceName, events: &[ViolationEvent]) -> Result<(), Failure> {
    if events.is_empty() {
        return Ok(());
    }
    let mut write = db.durable().await?;
    for event in events {
        let kind = match event.kind {
            ViolationEventKind::InAlarm => "in_alarm",
            ViolationEventKind::Cleared => "cleared",
            ViolationEventKind::Invalidated => "invalidated",
        };
        sqlx::query(
            "INSERT OR IGNORE INTO violation_events (device, at, violation, kind, state) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(name.as_str())
        .bind(event.at.0)
        .bind(&event.id)
        .bind(kind)
        .bind(serde_json::to_string(event)?)
        .execute(&mut *write.tx)
        .await?;
    }
    write.commit().await
}

async fn events(db: &Database, name: &DeviceName, limit: u32) -> Result<Vec<ViolationEvent>, Failure> {
    let states: Vec<String> = sqlx::query_scalar(
        "SELECT state FROM violation_events WHERE device = ? ORDER BY at DESC, violation LIMIT ?",
    )
    .bind(name.as_str())
    .bind(limit)
    .fetch_all(db.reader())
    .await?;
    states
        .iter()
        .map(|state| Ok(serde_json::from_str(state)?))
        .collect()
}

async fn save_answers(db: &Database, all: &[Answering]) -> Result<bool, Failure> {
    let mut write = db.durable().await?;
    for Answering {
        entry,
        given: one,
        seen,
    } in all
    {
        if let Appended::Already(_) = append_in(&mut write.tx, entry.clone(), None).await? {
            continue;
        }
        let there: Option<String> = sqlx::query_scalar("SELECT state FROM answers WHERE device = ?")
            .bind(one.device.as_str())
            .fetch_optional(&mut *write.tx)
            .await?;
        let there: Option<Answered> = there.map(|state| serde_json::from_str(&state)).transpose()?;
        if there.map(|there| there.answers).unwrap_or_default() != *seen {
            return Ok(false);
        }
        sqlx::query("INSERT OR REPLACE INTO answers (device, state) VALUES (?, ?)")
            .bind(one.device.as_str())
            .bind(serde_json::to_string(one)?)
            .execute(&mut *write.tx)
            .await?;
    }
    write.commit().await?;
    Ok(true)
}

async fn answers(db: &Database, names: &[DeviceName]) -> Result<Vec<Answered>, Failure> {
    let states: Vec<String> = sqlx::query_scalar(
        "SELECT state FROM answers WHERE device IN (SELECT value FROM json_each(?)) ORDER BY device",
    )
    .bind(serde_json::to_string(names)?)
    .fetch_all(db.reader())
    .await?;
    states
        .iter()
        .map(|state| Ok(serde_json::from_str(state)?))
        .collect()
}

async fn all_answers(db: &Database) -> Result<Vec<Answered>, Failure> {
    let states: Vec<String> = sqlx::query_scalar("SELECT state FROM answers ORDER BY device")
        .fetch_all(db.reader())
        .await?;
    states
        .iter()
        .map(|state| Ok(serde_json::from_str(state)?))
        .collect()
}
