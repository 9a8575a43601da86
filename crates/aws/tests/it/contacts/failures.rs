use super::people::People;
use crate::bench::{hasty, token};
use domain::engagement::Engagement;
use response::ports::{Contacts, StoreError};
use simulator::{Fault, FaultKind};

/// Every call of the port, by the operation that it begins with.
async fn each(people: &People, engagement: &Engagement) -> Vec<(&'static str, Result<(), StoreError>)> {
    let contacts = &people.contacts;
    let page = "operator-o/7e57ffff-0000-4000-8000-000000000000".parse().unwrap();
    vec![
        ("ListContacts", contacts.contacts().await.map(drop)),
        (
            "GetContact",
            contacts.contact(&"lead-l".parse().unwrap()).await.map(drop),
        ),
        (
            "ListEngagements",
            contacts.engagements(&people.incident).await.map(drop),
        ),
        (
            "DescribeEngagement",
            contacts.engagement(&engagement.id).await.map(drop),
        ),
        (
            "ListPagesByEngagement",
            contacts.pages(&engagement.id).await.map(drop),
        ),
        ("ListPageReceipts", contacts.receipts(&page).await.map(drop)),
        ("AcceptPage", contacts.accept(&page, None, "").await),
        (
            "StartEngagement",
            contacts
                .engage(&people.call("lead-l"), &token("x"))
                .await
                .map(drop),
        ),
        ("StopEngagement", contacts.stop(&engagement.id, "x").await),
    ]
}

#[tokio::test]
async fn what_is_denied_names_the_action_that_is_missing() {
    let people = People::new().await;
    let engagement = people.engaged().await;
    people.bench.fail(Fault::of(FaultKind::Deny));
    for (operation, result) in each(&people, &engagement).await {
        let action = format!("ssm-contacts:{operation}");
        assert_eq!(
            result,
            Err(StoreError::Denied { operation, action }),
            "{operation}"
        );
    }
}

#[tokio::test]
async fn a_page_an_engagement_and_a_contact_that_are_gone_are_not_found() {
    let people = People::new().await;
    let page = "nobody/7e57ffff-0000-4000-8000-000000000000".parse().unwrap();
    let engagement = "nobody/7e57ffff-0000-4000-8000-000000000000".parse().unwrap();
    let call = people.call("nobody");
    for error in [
        people.contacts.receipts(&page).await.unwrap_err(),
        people.contacts.accept(&page, None, "").await.unwrap_err(),
        people.contacts.pages(&engagement).await.unwrap_err(),
        people.contacts.stop(&engagement, "x").await.unwrap_err(),
        people.contacts.engage(&call, &token("x")).await.unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
    }
}

#[tokio::test]
async fn an_answer_that_never_comes_leaves_a_write_in_doubt() {
    let people = People::with(hasty()).await;
    let engagement = people.engaged().await;
    people
        .bench
        .fail(Fault::of(FaultKind::TimeOut).on("StopEngagement"));
    let lost = people.contacts.stop(&engagement.id, "x").await.unwrap_err();
    assert!(lost.leaves_doubt(), "{lost}");
}
