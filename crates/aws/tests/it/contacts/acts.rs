use super::people::{MINUTE, People};
use crate::bench::{START, token};
use domain::engagement::{AcceptCode, ReceiptKind};
use response::ports::{Contacts, StoreError};
use simulator::{Fault, FaultKind};

#[tokio::test]
async fn a_page_is_acknowledged_with_its_code_and_the_plan_goes_no_further() {
    let people = People::new().await;
    let engagement = people.engaged().await;
    let page = people.contacts.pages(&engagement.id).await.unwrap().remove(0);
    people.advance(MINUTE);
    let code: AcceptCode = people.code(&page.id).parse().unwrap();
    people
        .contacts
        .accept(&page.id, Some(&code), "Operator O via Lazaret")
        .await
        .unwrap();
    let read = people.contacts.receipts(&page.id).await.unwrap().pop().unwrap();
    assert_eq!(
        (read.kind, read.at, read.told.as_deref()),
        (
            ReceiptKind::Read,
            START.plus(MINUTE),
            Some("Operator O via Lazaret")
        )
    );
    people.advance(20 * MINUTE);
    assert_eq!(people.contacts.pages(&engagement.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_wrong_code_is_refused_and_without_one_a_page_is_acknowledged_for_somebody() {
    let people = People::new().await;
    let engagement = people.engaged().await;
    let page = people.contacts.pages(&engagement.id).await.unwrap().remove(0);
    let right = people.code(&page.id);
    let wrong: AcceptCode = if right.starts_with('1') {
        "222222"
    } else {
        "111111"
    }
    .parse()
    .unwrap();
    let refused = people
        .contacts
        .accept(&page.id, Some(&wrong), "")
        .await
        .unwrap_err();
    assert!(matches!(refused, StoreError::Refused { .. }), "{refused}");
    assert_eq!(people.contacts.pages(&engagement.id).await.unwrap()[0].read, None);
    for _ in 0..2 {
        people.contacts.accept(&page.id, None, "").await.unwrap();
    }
    assert_eq!(
        people.contacts.pages(&engagement.id).await.unwrap()[0].read,
        Some(START)
    );
}

#[tokio::test]
async fn somebody_is_engaged_once_however_often_the_call_is_sent() {
    let people = People::new().await;
    people.bench.fail(
        Fault::of(FaultKind::Cut)
            .on("StartEngagement")
            .after_effect()
            .times(1),
    );
    let (call, entry) = (people.call("lead-l"), token("one"));
    let first = people.contacts.engage(&call, &entry).await.unwrap();
    let again = people.contacts.engage(&call, &entry).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(
        people.contacts.engagements(&people.incident).await.unwrap().len(),
        1
    );
    let messages = people.bench.running.world().messages_after(0);
    let pages: Vec<_> = messages.iter().filter(|one| !one["page"].is_null()).collect();
    assert_eq!(pages.len(), 1);
    assert_eq!(
        pages[0]["content"], "Responder S asks for you",
        "SMS get what anybody may read"
    );
}

#[tokio::test]
async fn texts_of_any_length_are_engaged_with() {
    let people = People::new().await;
    let call = response::ports::Call {
        subject: "ä".repeat(9_000),
        content: "ö".repeat(20_000),
        public: "ü".repeat(9_000),
        ..people.call("lead-l")
    };
    people.contacts.engage(&call, &token("long")).await.unwrap();
}

#[tokio::test]
async fn a_stopped_engagement_pages_nobody_else_and_may_be_stopped_again() {
    let people = People::new().await;
    let engagement = people.engaged().await;
    people.advance(MINUTE);
    for _ in 0..2 {
        people
            .contacts
            .stop(&engagement.id, &"A drill ".repeat(100))
            .await
            .unwrap();
    }
    people.advance(20 * MINUTE);
    let now = people.contacts.engagement(&engagement.id).await.unwrap();
    assert_eq!(now.stopped, Some(START.plus(MINUTE)));
    let pages = people.contacts.pages(&engagement.id).await.unwrap();
    assert_eq!(pages.len(), 1);
    let last = people
        .contacts
        .receipts(&pages[0].id)
        .await
        .unwrap()
        .pop()
        .unwrap();
    assert_eq!(last.kind, ReceiptKind::Stopped);
}
