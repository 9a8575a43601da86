use crate::conformance::Backend;
use crate::made::{NOON, incident, record, state, subject, thing};
use domain::incident::Status;
use domain::list::ListQuery;
use response::ports::Journal;

async fn found(journal: &dyn Journal, text: &str) -> Vec<u32> {
    let query = ListQuery {
        text: text.to_owned(),
        ..ListQuery::default()
    };
    let page = journal.list(&query, &subject("Ada")).await.unwrap();
    assert_eq!(page.counts.open, page.rows.len() as u64);
    let mut numbers: Vec<u32> = (0..100)
        .filter(|n| page.rows.iter().any(|row| row.id == incident(*n)))
        .collect();
    numbers.sort_unstable();
    numbers
}

async fn titled(journal: &dyn Journal, titles: &[&str]) {
    for (n, title) in (1..).zip(titles) {
        journal.save_record(&record(n, title), NOON).await.unwrap();
    }
}

pub(crate) async fn every_word_must_occur_in_title_device_plan_or_person(backend: &dyn Backend) {
    let journal = backend.open().await;
    titled(&*journal, &["Opened TCP 123", "Opened TCP 443", "Silent"]).await;
    journal
        .save_related(&incident(1), &[thing("pump-117")], NOON)
        .await
        .unwrap();
    journal
        .save_related(&incident(3), &[thing("pump-118")], NOON)
        .await
        .unwrap();
    let mut third = state(Some("Grace Hopper"), Some("Edsger"));
    third.scribe = Some(crate::made::holder("Barbara"));
    journal.save_state(&incident(3), &third).await.unwrap();
    for (text, hits) in [
        ("", &[1, 2, 3][..]),
        ("   ", &[1, 2, 3]),
        ("tcp", &[1, 2]),
        ("opened tcp 123", &[1]),
        ("123 OPENED", &[1]),
        ("pump-117 tcp", &[1]),
        ("pump-11", &[1, 3]),
        ("pump-118 tcp", &[]),
        ("iotresponseplan", &[1, 2, 3]),
        ("grace silent", &[3]),
        ("edsger barbara", &[3]),
        ("silentpump", &[]),
    ] {
        assert_eq!(found(&*journal, text).await, hits, "{text:?}");
    }
}

pub(crate) async fn characters_of_query_languages_are_only_characters(backend: &dyn Backend) {
    let journal = backend.open().await;
    titled(
        &*journal,
        &[
            "100% of a_b",
            "100 of axb",
            "say \"hi\" OR 'bye'",
            "a*b (c) NEAR d^ -e: f\\g",
        ],
    )
    .await;
    for (text, hits) in [
        ("%", &[1][..]),
        ("100%", &[1]),
        ("a_b", &[1]),
        ("_", &[1]),
        ("\"hi\"", &[3]),
        ("\"", &[3]),
        ("'", &[3]),
        ("' OR 1=1 --", &[]),
        ("'); DROP TABLE listing; --", &[]),
        ("a*b", &[4]),
        ("a*", &[4]),
        ("(c)", &[4]),
        ("-e:", &[4]),
        ("d^", &[4]),
        ("f\\g", &[4]),
        ("\\", &[4]),
        ("near", &[4]),
        ("a AND b", &[]),
        ("\u{0}", &[]),
    ] {
        assert_eq!(found(&*journal, text).await, hits, "{text:?}");
    }
}

pub(crate) async fn upper_and_lower_case_are_alike_in_every_alphabet(backend: &dyn Backend) {
    let journal = backend.open().await;
    titled(&*journal, &["Überdruck in Łódź", "НАСОС 117", "ポンプ 停止"]).await;
    for (text, hits) in [
        ("überDRUCK", &[1][..]),
        ("ŁÓDŹ", &[1]),
        ("насос", &[2]),
        ("ンプ", &[3]),
        ("uberdruck", &[]),
    ] {
        assert_eq!(found(&*journal, text).await, hits, "{text:?}");
    }
}

pub(crate) async fn a_renamed_incident_is_found_by_its_new_name_only(backend: &dyn Backend) {
    let journal = backend.open().await;
    titled(&*journal, &["before"]).await;
    let by_list = crate::made::summary(&record(1, "between"));
    journal
        .save_summaries(Status::Open, &[by_list], NOON)
        .await
        .unwrap();
    assert_eq!(found(&*journal, "before").await, [0; 0]);
    assert_eq!(found(&*journal, "between").await, [1]);
    journal
        .save_state(&incident(1), &state(Some("Grace"), None))
        .await
        .unwrap();
    let by_list = crate::made::summary(&record(1, "after"));
    journal
        .save_summaries(Status::Open, &[by_list], NOON)
        .await
        .unwrap();
    assert_eq!(found(&*journal, "after grace").await, [1]);
    journal
        .save_state(&incident(1), &state(Some("Ada"), None))
        .await
        .unwrap();
    assert_eq!(found(&*journal, "grace").await, [0; 0]);
    assert_eq!(found(&*journal, "after ada").await, [1]);
}
