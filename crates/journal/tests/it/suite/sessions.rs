use crate::conformance::Backend;
use crate::made::{NOON, subject};
use response::ports::{Journal, SessionRow};

fn row(key: &str, who: Option<&str>, expires: i64) -> SessionRow {
    SessionRow {
        key: key.to_owned(),
        data: "{\"csrf\":\"a'b\"}".to_owned(),
        subject: who.map(subject),
        provider_session: who.map(|name| format!("sid of {name}")),
        created: NOON,
        seen: NOON.plus(60_000),
        expires: NOON.plus(expires),
    }
}

async fn keys(journal: &dyn Journal, of: Option<&str>, now: i64) -> Vec<String> {
    let of = of.map(subject);
    let rows = journal.sessions(of.as_ref(), NOON.plus(now)).await.unwrap();
    rows.into_iter().map(|row| row.key).collect()
}

pub(crate) async fn a_session_comes_back_as_it_was_saved(backend: &dyn Backend) {
    let journal = backend.open().await;
    let before_sign_in = row("k", None, 10);
    assert!(journal.create_session(&before_sign_in).await.unwrap());
    assert_eq!(journal.session("k").await.unwrap(), Some(before_sign_in));
    let after = row("k", Some("Ada"), 20);
    journal.save_session(&after).await.unwrap();
    drop(journal);
    let journal = backend.open().await;
    assert_eq!(journal.session("k").await.unwrap(), Some(after));
    journal.delete_session("k").await.unwrap();
    journal.delete_session("k").await.unwrap();
    assert_eq!(journal.session("k").await.unwrap(), None);
    journal.save_session(&row("k", Some("Ada"), 30)).await.unwrap();
    assert_eq!(
        journal.session("k").await.unwrap(),
        None,
        "an ended session stays ended"
    );
}

pub(crate) async fn a_taken_key_is_not_created_again(backend: &dyn Backend) {
    let journal = backend.open().await;
    assert!(journal.create_session(&row("k", Some("Ada"), 10)).await.unwrap());
    assert!(
        !journal
            .create_session(&row("k", Some("Mallory"), 99))
            .await
            .unwrap()
    );
    assert_eq!(
        journal.session("k").await.unwrap(),
        Some(row("k", Some("Ada"), 10))
    );
}

pub(crate) async fn sessions_are_listed_by_person_until_they_expire(backend: &dyn Backend) {
    let journal = backend.open().await;
    for one in [
        row("a1", Some("Ada"), 10),
        row("a2", Some("Ada"), 20),
        row("g", Some("Grace"), 20),
        row("n", None, 20),
    ] {
        assert!(journal.create_session(&one).await.unwrap());
    }
    assert_eq!(keys(&*journal, None, 9).await, ["a1", "a2", "g", "n"]);
    assert_eq!(keys(&*journal, None, 10).await, ["a2", "g", "n"]);
    assert_eq!(keys(&*journal, Some("Ada"), 9).await, ["a1", "a2"]);
    assert_eq!(keys(&*journal, Some("Ada"), 20).await, Vec::<String>::new());
    assert_eq!(keys(&*journal, Some("Nobody"), 0).await, Vec::<String>::new());
}

pub(crate) async fn expired_sessions_are_removed_and_others_stay(backend: &dyn Backend) {
    let journal = backend.open().await;
    for one in [row("a", Some("Ada"), 10), row("b", None, 11)] {
        assert!(journal.create_session(&one).await.unwrap());
    }
    assert_eq!(journal.delete_expired_sessions(NOON.plus(9)).await.unwrap(), 0);
    assert_eq!(journal.delete_expired_sessions(NOON.plus(10)).await.unwrap(), 1);
    assert_eq!(journal.session("a").await.unwrap(), None);
    assert!(journal.session("b").await.unwrap().is_some());
}
