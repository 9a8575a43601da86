use crate::conformance::Backend;
use crate::made::{NOON, incident, subject};
use response::ports::Draft;

fn draft(field: &str, text: &str, at: i64) -> Draft {
    Draft {
        field: field.to_owned(),
        text: text.to_owned(),
        saved: NOON.plus(at),
    }
}

pub(crate) async fn a_draft_survives_reopening_and_an_empty_one_is_gone(backend: &dyn Backend) {
    let journal = backend.open().await;
    let ada = subject("Ada");
    let long = "ä\"\n".repeat(6_666);
    for one in [
        draft("note", "first", 1),
        draft("title", "T", 2),
        draft("note", &long, 3),
    ] {
        journal.save_draft(&ada, "incident 1", &one).await.unwrap();
    }
    drop(journal);
    let journal = backend.open().await;
    let kept = [draft("note", &long, 3), draft("title", "T", 2)];
    assert_eq!(journal.drafts(&ada, "incident 1").await.unwrap(), kept);
    journal
        .save_draft(&ada, "incident 1", &draft("note", "", 4))
        .await
        .unwrap();
    journal
        .save_draft(&ada, "incident 1", &draft("never there", "", 4))
        .await
        .unwrap();
    assert_eq!(journal.drafts(&ada, "incident 1").await.unwrap(), kept[1..]);
}

pub(crate) async fn drafts_belong_to_one_person_and_one_scope(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal
        .save_draft(&subject("Ada"), "one", &draft("note", "mine", 1))
        .await
        .unwrap();
    journal
        .save_draft(&subject("Grace"), "one", &draft("note", "hers", 1))
        .await
        .unwrap();
    journal
        .save_draft(&subject("Ada"), "two", &draft("note", "other", 1))
        .await
        .unwrap();
    journal
        .save_draft(&subject("Grace"), "one", &draft("note", "", 2))
        .await
        .unwrap();
    assert_eq!(
        journal.drafts(&subject("Ada"), "one").await.unwrap(),
        [draft("note", "mine", 1)]
    );
    assert_eq!(
        journal.drafts(&subject("Ada"), "two").await.unwrap(),
        [draft("note", "other", 1)]
    );
    assert_eq!(journal.drafts(&subject("Grace"), "one").await.unwrap(), []);
}

pub(crate) async fn a_look_tells_the_look_before(backend: &dyn Backend) {
    let journal = backend.open().await;
    let look = async |who: &str, of: u32, at: i64| {
        let before = journal
            .look(&subject(who), &incident(of), NOON.plus(at))
            .await
            .unwrap();
        before.map(|before| before.since(NOON))
    };
    assert_eq!(look("Ada", 1, 10).await, None);
    assert_eq!(look("Ada", 1, 20).await, Some(10));
    assert_eq!(look("Grace", 1, 25).await, None);
    assert_eq!(look("Ada", 2, 26).await, None);
    // A clock that was set back doesn't unsee what was seen.
    assert_eq!(look("Ada", 1, 5).await, Some(20));
    assert_eq!(look("Ada", 1, 30).await, Some(20));
}
