//! Entries and their chains.

use crate::database::Database;
use crate::failure::Failure;
use domain::actor::Who;
use domain::chain::{GENESIS, Link, payload, sha256};
use domain::entry::{Body, ChainId, Entry, NewEntry};
use domain::ids::{EntryId, IncidentId};
use domain::time::Timestamp;
use response::ports::Appended;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

const SELECT: &str = "SELECT e.id, e.chain, e.seq, e.at, e.payload_hash, e.hash, p.text FROM entries e \
     LEFT JOIN payloads p ON p.place = e.place";

pub(crate) async fn append(
    db: &Database,
    new: NewEntry,
    mirror: Option<&IncidentId>,
) -> Result<Appended, Failure> {
    let mut write = db.durable().await?;
    let appended = append_in(&mut write.tx, new, mirror).await?;
    write.commit().await?;
    Ok(appended)
}

/// Appends within a write that holds more than this.
pub(crate) async fn append_in(
    tx: &mut SqliteConnection,
    new: NewEntry,
    mirror: Option<&IncidentId>,
) -> Result<Appended, Failure> {
    let text = payload(&new)?;
    let payload_hash = sha256(&text);
    if let Some(there) = find(tx, &new.id).await? {
        let same =
            there.entry.chain == new.chain && there.entry.who == new.who && there.entry.body == new.body;
        return if same {
            Ok(Appended::Already(there))
        } else {
            Err(Failure::OtherContent(new.id))
        };
    }
    let chain = new.chain.to_string();
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT seq, hash FROM entries WHERE chain = ? ORDER BY seq DESC LIMIT 1")
            .bind(&chain)
            .fetch_optional(&mut *tx)
            .await?;
    let (seq, before) = last.unwrap_or((0, GENESIS.to_owned()));
    let seq = seq + 1;
    let hash = Link {
        chain: &chain,
        seq: seq.unsigned_abs(),
        id: new.id.as_str(),
        at: new.at.0,
        payload_hash: &payload_hash,
        before: &before,
    }
    .hash();
    let place =
        sqlx::query("INSERT INTO entries (id, chain, seq, at, payload_hash, hash) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(new.id.as_str())
            .bind(&chain)
            .bind(seq)
            .bind(new.at.0)
            .bind(&payload_hash)
            .bind(&hash)
            .execute(&mut *tx)
            .await?
            .last_insert_rowid();
    sqlx::query("INSERT INTO payloads (place, text) VALUES (?, ?)")
        .bind(place)
        .bind(&text)
        .execute(&mut *tx)
        .await?;
    keep_open_acts(tx, &new).await?;
    if let Some(incident) = mirror {
        // Due at once, whatever time the entry tells: one of a time to come would hold all later ones back.
        sqlx::query("INSERT INTO mirror (entry, incident, not_before) VALUES (?, ?, 0)")
            .bind(new.id.as_str())
            .bind(incident.to_string())
            .execute(&mut *tx)
            .await?;
    }
    Ok(Appended::New(Entry {
        entry: new,
        seq: seq.unsigned_abs(),
        hash,
    }))
}

async fn keep_open_acts(tx: &mut SqliteConnection, new: &NewEntry) -> Result<(), Failure> {
    let (sql, id) = match &new.body {
        Body::Act(act) if act.needs_store() => ("INSERT INTO open_acts (entry) VALUES (?)", &new.id),
        Body::Outcome { of, .. } => ("DELETE FROM open_acts WHERE entry = ?", of),
        Body::Act(_) | Body::Erased { .. } => return Ok(()),
    };
    sqlx::query(sql).bind(id.as_str()).execute(tx).await?;
    Ok(())
}

async fn find(connection: &mut SqliteConnection, id: &EntryId) -> Result<Option<Entry>, Failure> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} WHERE e.id = ?"));
    let row = sqlx::query(sql)
        .bind(id.as_str())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn entry(db: &Database, id: &EntryId) -> Result<Option<Entry>, Failure> {
    find(&mut *db.connection().await?, id).await
}

pub(crate) async fn entries(db: &Database, chain: &ChainId, after: u64) -> Result<Vec<Entry>, Failure> {
    let sql = sqlx::AssertSqlSafe(format!("{SELECT} WHERE e.chain = ? AND e.seq > ? ORDER BY e.seq"));
    let rows = sqlx::query(sql)
        .bind(chain.to_string())
        .bind(i64::try_from(after).unwrap_or(i64::MAX))
        .fetch_all(db.reader())
        .await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn open_acts(db: &Database) -> Result<Vec<Entry>, Failure> {
    let sql = sqlx::AssertSqlSafe(format!(
        "{SELECT} JOIN open_acts o ON o.entry = e.id ORDER BY o.place"
    ));
    let rows = sqlx::query(sql).fetch_all(db.reader()).await?;
    rows.iter().map(read).collect()
}

fn read(row: &SqliteRow) -> Result<Entry, Failure> {
    let id: EntryId = row.try_get::<&str, _>("id")?.parse()?;
    let (who, body) = if let Some(text) = row.try_get::<Option<&str>, _>("text")? {
        serde_json::from_str(text)?
    } else {
        let payload_hash = row.try_get("payload_hash")?;
        (Who::Erased, Body::Erased { payload_hash })
    };
    Ok(Entry {
        entry: NewEntry {
            id,
            chain: row.try_get::<&str, _>("chain")?.parse()?,
            who,
            at: Timestamp(row.try_get("at")?),
            body,
        },
        seq: row.try_get::<i64, _>("seq")?.unsigned_abs(),
        hash: row.try_get("hash")?,
    })
}
