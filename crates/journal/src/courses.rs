//! Orders about devices.

use crate::copy::renew_of;
use crate::database::Database;
use crate::failure::Failure;
use crate::port::SqliteJournal;
use crate::record::append_in;
use async_trait::async_trait;
use domain::containment::{Course, End, Listed, Stage};
use domain::entry::NewEntry;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::time::Timestamp;
use response::ports::{Appended, Begin, Begun, Containments, JournalError};
use sqlx::{Row, SqliteConnection};

type Answer<T> = Result<T, JournalError>;

/// How many orders of one device are told.
const MOST: u32 = 50;

#[async_trait]
impl Containments for SqliteJournal {
    async fn begin_containments(&self, all: &[Begin]) -> Answer<Vec<Begun>> {
        Ok(begin(&self.db, all).await?)
    }

    async fn course(&self, id: &EntryId) -> Answer<Option<Course>> {
        Ok(find(&mut *self.db.connection().await?, id).await?)
    }

    async fn courses_of(&self, device: &DeviceName) -> Answer<Vec<Course>> {
        let sql = "SELECT state FROM courses WHERE device = ? ORDER BY place DESC LIMIT ?";
        let rows = sqlx::query(sql).bind(device.as_str()).bind(MOST);
        Ok(read_all(
            rows.fetch_all(self.db.reader()).await.map_err(Failure::from)?,
        )?)
    }

    async fn courses_on(&self, incident: &IncidentId) -> Answer<Vec<Course>> {
        let sql = "SELECT state FROM courses WHERE incident = ? ORDER BY place DESC";
        let rows = sqlx::query(sql).bind(incident.to_string());
        Ok(read_all(
            rows.fetch_all(self.db.reader()).await.map_err(Failure::from)?,
        )?)
    }

    async fn current_courses(&self) -> Answer<Vec<Course>> {
        let sql = "SELECT state FROM courses WHERE NOT ended ORDER BY place DESC";
        let rows = sqlx::query(sql).fetch_all(self.db.reader()).await;
        Ok(read_all(rows.map_err(Failure::from)?)?)
    }

    async fn count_courses(&self) -> Answer<usize> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM courses WHERE NOT ended")
            .fetch_one(self.db.reader())
            .await
            .map_err(Failure::from)?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    async fn due_courses(&self, now: Timestamp, limit: u32) -> Answer<Vec<Course>> {
        let sql = "SELECT state FROM courses WHERE NOT ended AND due <= ? ORDER BY due, place LIMIT ?";
        let rows = sqlx::query(sql).bind(now.0).bind(limit);
        Ok(read_all(
            rows.fetch_all(self.db.reader()).await.map_err(Failure::from)?,
        )?)
    }

    async fn save_course(
        &self,
        course: &Course,
        told: &[(NewEntry, Option<IncidentId>)],
    ) -> Answer<Option<Course>> {
        Ok(save(&self.db, course, told).await?)
    }
}

async fn begin(db: &Database, all: &[Begin]) -> Result<Vec<Begun>, Failure> {
    let mut write = db.durable().await?;
    let mut begun = Vec::with_capacity(all.len());
    for one in all {
        begun.push(begin_one(&mut write.tx, one).await?);
    }
    write.commit().await?;
    Ok(begun)
}

/// Decides before it writes: what is refused leaves nothing.
async fn begin_one(tx: &mut SqliteConnection, one: &Begin) -> Result<Begun, Failure> {
    let order = &one.course.order;
    if let Some(there) = find(tx, &order.id).await? {
        // The form once more; another content is told by the entry itself.
        append_in(tx, one.entry.clone(), one.mirror.as_ref()).await?;
        return Ok(Begun::Already(there));
    }
    let current: Option<String> =
        sqlx::query_scalar("SELECT entry FROM courses WHERE device = ? AND NOT ended")
            .bind(order.device.as_str())
            .fetch_optional(&mut *tx)
            .await?;
    match (current, &order.replaces) {
        (None, None) => {}
        (Some(current), Some(replaced)) if current == replaced.as_str() => {
            if let Some(mut before) = find(tx, replaced).await? {
                before.end = Some(End::Replaced { by: order.id.clone() });
                update(tx, &before).await?;
            }
        }
        (Some(current), _) => {
            let current = find(tx, &current.parse()?).await?;
            return Ok(current.map_or(Begun::Gone, |other| Begun::Other(Box::new(other))));
        }
        (None, Some(_)) => return Ok(Begun::Gone),
    }
    append_in(tx, one.entry.clone(), one.mirror.as_ref()).await?;
    sqlx::query(
        "INSERT INTO courses (entry, device, incident, ended, due, revision, state, waits, expired) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(order.id.as_str())
    .bind(order.device.as_str())
    .bind(order.incident.as_ref().map(ToString::to_string))
    .bind(one.course.end.is_some())
    .bind(one.course.due.0)
    .bind(number(one.course.revision))
    .bind(serde_json::to_string(&one.course)?)
    .bind(waits(&one.course))
    .bind(expired(&one.course))
    .execute(&mut *tx)
    .await?;
    asks(tx, &one.course, true).await?;
    renew_of(tx, &order.device).await?;
    Ok(Begun::New(one.course.clone()))
}

async fn save(
    db: &Database,
    course: &Course,
    told: &[(NewEntry, Option<IncidentId>)],
) -> Result<Option<Course>, Failure> {
    let mut write = db.durable().await?;
    let before = find(&mut write.tx, &course.order.id).await?;
    let Some(saved) = update(&mut write.tx, course).await? else {
        return Ok(None);
    };
    // Most looks find what was found before, which no list shows anew.
    if before.as_ref().map(shown) != Some(shown(&saved)) {
        renew_of(&mut write.tx, &saved.order.device).await?;
    }
    for (entry, mirror) in told {
        // The same id is the same report: a death before the commit left none of both.
        let (Appended::New(_) | Appended::Already(_)) =
            append_in(&mut write.tx, entry.clone(), mirror.as_ref()).await?;
    }
    write.commit().await?;
    Ok(Some(saved))
}

/// What a list shows of an order.
fn shown(course: &Course) -> Option<Listed> {
    let device = course.order.device.to_string();
    Listed::of(&[device], std::slice::from_ref(course), &[])
}

/// Writes over the revision that was read, and no other.
async fn update(tx: &mut SqliteConnection, course: &Course) -> Result<Option<Course>, Failure> {
    let mut next = course.clone();
    next.revision += 1;
    let changed = sqlx::query(
        "UPDATE courses SET ended = ?, due = ?, revision = ?, state = ?, waits = ?, expired = ? \
         WHERE entry = ? AND revision = ? AND NOT ended",
    )
    .bind(next.end.is_some())
    .bind(next.due.0)
    .bind(number(next.revision))
    .bind(serde_json::to_string(&next)?)
    .bind(waits(&next))
    .bind(expired(&next))
    .bind(next.order.id.as_str())
    .bind(number(course.revision))
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if changed == 0 {
        return Ok(None);
    }
    asks(tx, &next, false).await?;
    Ok(Some(next))
}

/// Who asked for a second person, empty for an automation; `None` when nobody has to agree.
fn waits(course: &Course) -> Option<String> {
    (course.stage() == Stage::Waits).then(|| {
        let who = course.order.who.subject();
        who.map(ToString::to_string).unwrap_or_default()
    })
}

/// Whether somebody was asked whether it is to last, and nobody answered. Of an order that waits for a second person it is
/// noted alike that they were asked.
fn expired(course: &Course) -> bool {
    let order = &course.order;
    let asked = order.approval.lets_act() && order.expires.is_some() && course.progress.asked.is_some();
    asked && course.end.is_none()
}

/// Derives what an incident's orders ask for. Of an order that just began and asks for nothing nothing changes.
async fn asks(tx: &mut SqliteConnection, course: &Course, new: bool) -> Result<(), Failure> {
    let Some(incident) = &course.order.incident else {
        return Ok(());
    };
    if new && waits(course).is_none() {
        return Ok(());
    }
    let incident = incident.to_string();
    let known: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM asking WHERE incident = ?)")
        .bind(&incident)
        .fetch_one(&mut *tx)
        .await?;
    if !known && waits(course).is_none() && !expired(course) {
        return Ok(());
    }
    sqlx::query("DELETE FROM asking WHERE incident = ?")
        .bind(&incident)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "INSERT INTO asking SELECT incident, count(waits), \
         CASE WHEN min(waits) = max(waits) THEN nullif(min(waits), '') END, sum(expired) FROM courses \
         WHERE incident = ? AND NOT ended AND (waits IS NOT NULL OR expired) GROUP BY incident",
    )
    .bind(&incident)
    .execute(&mut *tx)
    .await?;
    Ok(())
}

async fn find(connection: &mut SqliteConnection, id: &EntryId) -> Result<Option<Course>, Failure> {
    let state: Option<String> = sqlx::query_scalar("SELECT state FROM courses WHERE entry = ?")
        .bind(id.as_str())
        .fetch_optional(connection)
        .await?;
    Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
}

fn read_all(rows: Vec<sqlx::sqlite::SqliteRow>) -> Result<Vec<Course>, Failure> {
    let read = |row: &sqlx::sqlite::SqliteRow| Ok(serde_json::from_str(row.try_get("state")?)?);
    rows.iter().map(read).collect()
}

fn number(revision: u64) -> i64 {
    i64::try_from(revision).unwrap_or(i64::MAX)
}
