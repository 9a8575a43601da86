//! Connections: many readers, one writer at a time.

use crate::failure::{Failure, OpenError};
use crate::migrations;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, SqlitePool, Transaction};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard};

/// How many connections read at once; a read takes a few milliseconds of one core.
const READERS: u32 = 4;
/// How long a write waits for another process that holds the file.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the emptying of the log waits for readers; writes wait with it.
const FORGETS_WITHIN: Duration = Duration::from_secs(2);
/// Pages that a reader keeps, in KiB (negative, as SQLite wants it).
const CACHE_KIB: &str = "-4096";

#[derive(Debug)]
pub(crate) struct Database {
    readers: SqlitePool,
    /// Commits reach the disk before they are acknowledged.
    durable: SqlitePool,
    /// Commits survive the end of the process, but the last ones may be lost with the power.
    light: SqlitePool,
    /// Writers queue here, fairly, instead of polling SQLite's lock.
    turn: Mutex<()>,
    /// How a connection is made that does nothing but empty the log.
    forgetting: SqliteConnectOptions,
    /// Whether the log may hold what was erased: of an earlier process nobody knows.
    owes: AtomicBool,
}

/// A write under way. Dropping it without [`Write::commit`] undoes it.
pub(crate) struct Write<'a> {
    pub(crate) tx: Transaction<'static, Sqlite>,
    _turn: MutexGuard<'a, ()>,
}

impl Write<'_> {
    pub(crate) async fn commit(self) -> Result<(), Failure> {
        self.tx.commit().await?;
        Ok(())
    }
}

impl Database {
    pub(crate) async fn open(path: &Path) -> Result<Self, OpenError> {
        let failed = |source| OpenError::Database {
            path: path.to_owned(),
            source,
        };
        create(path).map_err(|error| failed(error.into()))?;
        let base = SqliteConnectOptions::new()
            .filename(path)
            .busy_timeout(PATIENCE)
            .row_buffer_size(1024)
            .foreign_keys(true)
            .pragma("cache_size", CACHE_KIB);
        // What is erased or replaced is overwritten, in the pages that its deletion frees too.
        let writer = base
            .clone()
            .journal_mode(SqliteJournalMode::Wal)
            .pragma("secure_delete", "ON");
        let one = |options: SqliteConnectOptions, level| {
            SqlitePoolOptions::new()
                .max_connections(1)
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false)
                .connect_with(options.synchronous(level))
        };
        let durable = one(writer.clone(), SqliteSynchronous::Full)
            .await
            .map_err(failed)?;
        let mut tx = durable.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        let found = migrations::run(&mut tx).await.map_err(failed)?;
        tx.commit().await.map_err(failed)?;
        if found > migrations::NEWEST {
            return Err(OpenError::Newer {
                path: path.to_owned(),
                found,
                known: migrations::NEWEST,
            });
        }
        let light = one(writer, SqliteSynchronous::Normal).await.map_err(failed)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(base.clone().pragma("query_only", "ON"))
            .await
            .map_err(failed)?;
        Ok(Self {
            readers,
            durable,
            light,
            turn: Mutex::new(()),
            forgetting: base.busy_timeout(FORGETS_WITHIN),
            owes: AtomicBool::new(true),
        })
    }

    /// Where to read. Each statement sees all commits acknowledged before it.
    pub(crate) fn reader(&self) -> &SqlitePool {
        &self.readers
    }

    /// A connection to read with, for what also has to run inside a write.
    pub(crate) async fn connection(&self) -> Result<PoolConnection<Sqlite>, Failure> {
        Ok(self.readers.acquire().await?)
    }

    /// Several statements that see the same moment.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Sqlite>, Failure> {
        Ok(self.readers.begin().await?)
    }

    /// A write that must survive a power cut once it is acknowledged: the record, drafts, sessions.
    pub(crate) async fn durable(&self) -> Result<Write<'_>, Failure> {
        self.write(&self.durable).await
    }

    /// A write that can be had again from the store or a person's next step.
    pub(crate) async fn light(&self) -> Result<Write<'_>, Failure> {
        self.write(&self.light).await
    }

    /// Brings what was erased out of the write-ahead log, too. Where a reader needs the log for long, that is left to
    /// [`Self::forget_owed`] and to the closing of the file.
    pub(crate) async fn forget(&self) {
        self.owes.store(true, Ordering::Relaxed);
        self.forget_owed().await;
    }

    /// Empties the log if that is still to be done after an erasure.
    pub(crate) async fn forget_owed(&self) {
        if !self.owes.swap(false, Ordering::Relaxed) {
            return;
        }
        let emptied = self.empty_log().await;
        if !matches!(emptied, Ok(true)) {
            self.owes.store(true, Ordering::Relaxed);
            let error = emptied.err().map(|error| error.to_string());
            tracing::warn!(
                error,
                "what was erased may still be in the write-ahead log: it is emptied later"
            );
        }
    }

    /// Whether nothing is left in the log.
    async fn empty_log(&self) -> Result<bool, Failure> {
        let _turn = self.turn.lock().await;
        let mut connection = self.forgetting.connect().await?;
        let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&mut connection)
            .await?;
        connection.close().await?;
        Ok(busy == 0)
    }

    async fn write<'a>(&'a self, pool: &SqlitePool) -> Result<Write<'a>, Failure> {
        let turn = self.turn.lock().await;
        // IMMEDIATE: a transaction that reads first and locks later could fail on a lock it can't wait for.
        let tx = pool.begin_with("BEGIN IMMEDIATE").await?;
        Ok(Write { tx, _turn: turn })
    }

    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.light.close().await;
        self.durable.close().await;
    }
}

/// Creates the file if it is not there, for its owner only: it holds sessions and what people typed. SQLite gives
/// the files beside it the same mode.
fn create(path: &Path) -> std::io::Result<()> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
        .map(drop)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn commits_of_the_record_are_synced_each_and_those_of_the_copy_are_not() {
        let dir = tempfile::tempdir().unwrap();
        let db = Database::open(&dir.path().join("journal.db")).await.unwrap();
        assert_eq!(synchronous(&mut db.durable().await.unwrap()).await, 2);
        assert_eq!(synchronous(&mut db.light().await.unwrap()).await, 1);
    }

    async fn synchronous(write: &mut Write<'_>) -> i64 {
        sqlx::query_scalar("PRAGMA synchronous")
            .fetch_one(&mut *write.tx)
            .await
            .unwrap()
    }
}
