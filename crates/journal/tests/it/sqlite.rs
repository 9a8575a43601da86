//! What only the SQLite file has.

use crate::made::{NOON, chain, entry, event_id, incident, note, record};
use domain::act::Act;
use domain::actor::Who;
use domain::chain::{BrokenChain, verify};
use domain::entry::Body;
use domain::event::{EventHead, TimelineEvent};
use domain::text::Reason;
use journal::{Home, OpenError, SqliteJournal};
use response::ports::{Appended, Journal, JournalError, MirrorItem, MirrorOutcome};
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
async fn what_was_erased_is_in_no_byte_of_the_file_nor_of_its_log() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let journal = three_notes(&path).await;
    let secret = "Grace Example lives at 12 Harbour Street";
    let told = note(4, 1, secret);
    journal.append(told.clone(), Some(&incident(1))).await.unwrap();
    let event = event_id(4);
    let copied = TimelineEvent {
        head: EventHead {
            id: event.clone(),
            kind: "Note".into(),
            occurred: NOON,
            updated: NOON,
            references: Vec::new(),
        },
        data: format!("\"{secret}\""),
    };
    journal.save_events(&incident(1), &[copied]).await.unwrap();
    let sent = MirrorOutcome::Sent { event, at: NOON };
    journal
        .mirror_done(std::slice::from_ref(&told.id), sent.clone())
        .await
        .unwrap();
    let has = |name: &str| {
        let bytes = std::fs::read(dir.path().join(name)).unwrap_or_default();
        bytes.windows(secret.len()).any(|part| part == secret.as_bytes())
    };
    assert!(has("journal.db") || has("journal.db-wal"));
    let act = Act::Erase {
        of: told.id.clone(),
        amendments: Vec::new(),
        reason: Reason::new("Asked for by the person").unwrap(),
    };
    let act = entry(5, chain(1), act);
    assert!(matches!(
        journal.erase(act.clone(), &incident(1)).await.unwrap(),
        Appended::New(_)
    ));
    assert!(!has("journal.db") && !has("journal.db-wal"));
    let again = journal.erase(act, &incident(1)).await.unwrap();
    assert!(matches!(again, Appended::Already(_)), "a double submit");
    let entries = journal.entries(&chain(1), 0).await.unwrap();
    verify(&entries).unwrap();
    assert!(matches!(entries[3].entry.body, Body::Erased { .. }));
    let due = |all: Vec<MirrorItem>| {
        all.into_iter()
            .filter(|one| one.due)
            .map(|one| one.entry)
            .collect::<Vec<_>>()
    };
    let replaced = || async { due(journal.mirrors(&incident(1)).await.unwrap()).contains(&told.id) };
    assert!(replaced().await, "its copy is to be replaced");
    // Had it been on its way when it was erased, its arrival doesn't end that.
    journal
        .mirror_done(std::slice::from_ref(&told.id), sent)
        .await
        .unwrap();
    assert!(replaced().await);
    let event = journal
        .mirrors(&incident(1))
        .await
        .unwrap()
        .remove(0)
        .event
        .unwrap();
    let done = MirrorOutcome::Erased { event, at: NOON };
    journal
        .mirror_done(std::slice::from_ref(&told.id), done)
        .await
        .unwrap();
    assert!(!replaced().await);
}

/// An event that says `data`, as AWS had it `later` milliseconds after noon.
fn told(data: String, later: i64) -> TimelineEvent {
    TimelineEvent {
        head: EventHead {
            id: event_id(4),
            kind: "Note".into(),
            occurred: NOON,
            updated: NOON.plus(later),
            references: Vec::new(),
        },
        data,
    }
}

/// Erases a note of three that says `text`.
async fn erase_note(journal: &SqliteJournal, text: &str) {
    let told = note(4, 1, text);
    journal.append(told.clone(), Some(&incident(1))).await.unwrap();
    let act = Act::Erase {
        of: told.id,
        amendments: Vec::new(),
        reason: Reason::new("Asked for by the person").unwrap(),
    };
    journal
        .erase(entry(5, chain(1), act), &incident(1))
        .await
        .unwrap();
}

fn has(dir: &Path, name: &str, text: &str) -> bool {
    let bytes = std::fs::read(dir.join(name)).unwrap_or_default();
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[tokio::test]
async fn a_copy_that_was_replaced_leaves_nothing_of_its_earlier_text() {
    let dir = tempfile::tempdir().unwrap();
    let journal = three_notes(&dir.path().join("journal.db")).await;
    let secret = "Grace Example lives at 12 Harbour Street";
    // Longer than what takes its place, so that its beginning isn't written over.
    let before = told(format!("\"{secret}{}\"", " and more".repeat(50)), 0);
    journal.save_events(&incident(1), &[before]).await.unwrap();
    let after = told("\"Grace moved\"".to_owned(), 1);
    journal.save_events(&incident(1), &[after]).await.unwrap();
    erase_note(&journal, "Grace moved").await;
    for name in ["journal.db", "journal.db-wal"] {
        assert!(!has(dir.path(), name, secret), "{name}");
    }
}

#[tokio::test]
async fn what_a_reader_kept_in_the_log_is_taken_out_of_it_later() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let journal = three_notes(&path).await;
    let secret = "Grace Example lives at 12 Harbour Street";
    let mut reader = raw(&path).await;
    sqlx::raw_sql("BEGIN; SELECT count(*) FROM entries")
        .execute(&mut reader)
        .await
        .unwrap();
    erase_note(&journal, secret).await;
    assert!(has(dir.path(), "journal.db-wal", secret), "the reader needs it");
    sqlx::raw_sql("COMMIT").execute(&mut reader).await.unwrap();
    journal.delete_expired_sessions(NOON).await.unwrap();
    for name in ["journal.db", "journal.db-wal"] {
        assert!(!has(dir.path(), name, secret), "{name}");
    }
}

#[tokio::test]
async fn a_record_stays_with_the_account_and_region_it_was_begun_with() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.db");
    let journal = SqliteJournal::open(&path).await.unwrap();
    assert_eq!(journal.home().await.unwrap(), None);
    let home = |account: &str, region: &str, principal: &str| Home {
        account: account.parse().unwrap(),
        region: region.parse().unwrap(),
        principal: principal.into(),
    };
    let first = home("111122223333", "eu-central-1", "one");
    assert_eq!(journal.keep_home(&first).await.unwrap(), first);
    for other in [
        home("444455556666", "eu-central-1", "two"),
        home("111122223333", "eu-west-1", "two"),
    ] {
        assert_eq!(journal.keep_home(&other).await.unwrap(), first);
    }
    let later = home("111122223333", "eu-central-1", "two");
    assert_eq!(journal.keep_home(&later).await.unwrap(), later);
    journal.close().await;
    let journal = SqliteJournal::open(&path).await.unwrap();
    assert_eq!(journal.home().await.unwrap(), Some(later));
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
