//! What only the SQLite file has.

use crate::made::{NOON, chain, incident, note, record};
use domain::actor::Who;
use domain::chain::{BrokenChain, verify};
use domain::entry::Body;
use journal::{OpenError, SqliteJournal};
use response::ports::{Journal, JournalError};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .connect()
        .await
        .unwrap()
}

async fn three_notes(path: &Path) -> SqliteJournal {
    let journal = SqliteJournal::open(path).await.unwrap();
    for n in 1..=3 {
        journal
            .append(note(n, 1, &format!("note {n}")), None)
            .await
            .unwrap();
    }
    journal
}

#[tokio::test]
async fn the_file_itself_refuses_to_change_the_record() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let journal = three_notes(&path).await;
    let mut raw = raw(&path).await;
    for sql in [
        "UPDATE entries SET at = 0",
        "DELETE FROM entries",
        "UPDATE payloads SET text = '{}'",
        "INSERT OR REPLACE INTO entries SELECT place, id, chain, seq, 0, payload_hash, hash FROM entries",
        "INSERT OR REPLACE INTO payloads SELECT place, '{}' FROM payloads",
        "INSERT INTO entries SELECT place + 9, 'other', chain, seq, at, payload_hash, hash FROM entries",
    ] {
        assert!(sqlx::query(sql).execute(&mut raw).await.is_err(), "{sql}");
    }
    verify(&journal.entries(&chain(1), 0).await.unwrap()).unwrap();
}

#[tokio::test]
async fn an_altered_payload_or_a_missing_entry_shows() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let journal = three_notes(&path).await;
    let mut raw = raw(&path).await;
    let alter = "DROP TRIGGER payloads_are_never_changed; \
         UPDATE payloads SET text = replace(text, 'note 2', 'note 7')";
    sqlx::raw_sql(alter).execute(&mut raw).await.unwrap();
    let entries = journal.entries(&chain(1), 0).await.unwrap();
    assert_eq!(verify(&entries), Err(BrokenChain::Altered { seq: 2 }));
    let remove = "DROP TRIGGER entries_are_never_removed; \
         DELETE FROM payloads WHERE place IN (SELECT place FROM entries WHERE seq = 2); \
         DELETE FROM entries WHERE seq = 2";
    sqlx::raw_sql(remove).execute(&mut raw).await.unwrap();
    let entries = journal.entries(&chain(1), 0).await.unwrap();
    assert_eq!(
        verify(&entries),
        Err(BrokenChain::Gap {
            expected: 2,
            found: 3
        })
    );
}

#[tokio::test]
async fn an_erased_payload_is_told_and_the_chain_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let journal = three_notes(&path).await;
    let erase = "DELETE FROM payloads WHERE place IN (SELECT place FROM entries WHERE seq = 2)";
    sqlx::raw_sql(erase).execute(&mut raw(&path).await).await.unwrap();
    let next = journal.append(note(4, 1, "note 4"), None).await.unwrap();
    assert_eq!(next.entry().seq, 4);
    let entries = journal.entries(&chain(1), 0).await.unwrap();
    assert_eq!(entries.len(), 4);
    assert!(matches!(entries[1].entry.body, Body::Erased { .. }));
    assert_eq!(entries[1].entry.who, Who::Erased);
    assert_eq!(verify(&entries).unwrap(), next.entry().hash);
    let again = journal.append(note(2, 1, "note 2"), None).await.unwrap_err();
    assert!(
        matches!(again, JournalError::OtherContent { .. }),
        "what was erased isn't written again"
    );
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    three_notes(&path).await.close().await;
    let mut raw = raw(&path).await;
    sqlx::raw_sql("PRAGMA user_version = 900")
        .execute(&mut raw)
        .await
        .unwrap();
    let refused = SqliteJournal::open(&path).await.unwrap_err();
    assert!(
        matches!(refused, OpenError::Newer { found: 900, .. }),
        "{refused}"
    );
}

#[tokio::test]
async fn what_is_no_database_or_has_no_directory_is_told_by_its_path() {
    let dir = tempfile::tempdir().unwrap();
    let text = dir.path().join("text.db");
    std::fs::write(&text, "This is a text of more than a hundred bytes. ".repeat(40)).unwrap();
    for path in [text, dir.path().join("missing/journal.db")] {
        let refused = SqliteJournal::open(&path).await.unwrap_err();
        assert!(refused.to_string().contains(path.to_str().unwrap()), "{refused}");
    }
}

#[tokio::test]
async fn only_its_owner_may_read_the_file_and_what_lies_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let _journal = three_notes(&dir.path().join("journal.db")).await;
    for name in ["journal.db", "journal.db-wal", "journal.db-shm"] {
        let mode = std::fs::metadata(dir.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_read_under_way_never_keeps_a_write_waiting() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let journal = three_notes(&path).await;
    let mut reader = raw(&path).await;
    sqlx::raw_sql("BEGIN; SELECT count(*) FROM entries")
        .execute(&mut reader)
        .await
        .unwrap();
    journal.append(note(4, 1, "note 4"), None).await.unwrap();
    journal.save_record(&record(1, "title"), NOON).await.unwrap();
    assert!(journal.copy(&incident(1)).await.unwrap().is_some());
    journal.close().await;
}
