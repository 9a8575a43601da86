use crate::bench::{Bench, arn, token};
use aws_sdk_ssmincidents::types::{
    ItemIdentifier, ItemType, ItemValue as AwsValue, PagerDutyIncidentDetail, RelatedItem as AwsItem,
    RelatedItemsUpdate,
};
use domain::act::NewItem;
use domain::ids::IncidentId;
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::text::ItemTitle;
use response::ports::{IncidentStore, StoreError};

fn thing(name: &str, title: Option<&str>) -> NewItem {
    NewItem {
        kind: ItemKind::InvolvedResource,
        value: ItemValue::Resource(format!("arn:aws:iot:eu-central-1:111122223333:thing/{name}")),
        title: title.map(|title| ItemTitle::new(title).unwrap()),
    }
}

/// The items but for those that the service adds by itself at the start.
async fn items(bench: &Bench, id: &IncidentId) -> Vec<RelatedItem> {
    let mut items = bench.store.related(id).await.unwrap();
    items.retain(|item| item.kind != ItemKind::Parent);
    items
}

#[tokio::test]
async fn an_item_of_every_kind_is_added_and_read_back() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    for kind in ItemKind::ALL {
        let item = NewItem {
            kind,
            value: ItemValue::Url(format!("https://example.com/{}", kind.word().replace(' ', "-"))),
            title: Some(ItemTitle::new(kind.word()).unwrap()),
        };
        bench
            .store
            .add_related(&id, &item, &token(kind.word()))
            .await
            .unwrap();
        let read = bench.store.related(&id).await.unwrap();
        let found = read
            .iter()
            .find(|read| read.kind == kind && read.value == item.value);
        let found = found.unwrap();
        assert_eq!(found.title.as_deref(), Some(kind.word()));
        let generated = found.generated_id.as_deref().unwrap();
        assert!(generated.starts_with("related-item/"), "{generated}");
    }
}

#[tokio::test]
async fn values_of_every_kind_are_read_as_what_they_are() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    for (n, value) in [
        ItemValue::Resource("arn:aws:iot:eu-central-1:111122223333:thing/pump-117".into()),
        ItemValue::Url("https://example.com/?a=b&c=\"d\"".into()),
        ItemValue::Metric(r#"{"metrics":[["AWS/IoT","Connect.Success"]]}"#.into()),
    ]
    .into_iter()
    .enumerate()
    {
        let item = NewItem {
            kind: ItemKind::Other,
            value: value.clone(),
            title: None,
        };
        bench
            .store
            .add_related(&id, &item, &token(&n.to_string()))
            .await
            .unwrap();
        let read = items(&bench, &id).await.pop().unwrap();
        assert_eq!(
            (read.kind, read.value, read.title),
            (ItemKind::Other, value, None)
        );
    }
}

#[tokio::test]
async fn an_item_of_another_paging_service_is_kept_by_its_id() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let detail = PagerDutyIncidentDetail::builder()
        .id("Q2KX")
        .auto_resolve(true)
        .build()
        .unwrap();
    let identifier = ItemIdentifier::builder()
        .r#type(ItemType::Incident)
        .value(AwsValue::PagerDutyIncidentDetail(detail))
        .build();
    let item = AwsItem::builder()
        .identifier(identifier.unwrap())
        .title("page")
        .build();
    let request = bench.aws.update_related_items().incident_record_arn(arn(&id));
    let update = RelatedItemsUpdate::ItemToAdd(item);
    request.related_items_update(update).send().await.unwrap();
    let read = items(&bench, &id).await.pop().unwrap();
    assert_eq!(
        (read.kind, read.value, read.title.as_deref()),
        (
            ItemKind::Incident,
            ItemValue::External("Q2KX".into()),
            Some("page")
        )
    );
}

#[tokio::test]
async fn adding_an_item_that_is_there_changes_nothing() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let item = thing("pump-117", Some("the pump"));
    bench.store.add_related(&id, &item, &token("one")).await.unwrap();
    let before = items(&bench, &id).await;
    bench.store.add_related(&id, &item, &token("two")).await.unwrap();
    assert_eq!(items(&bench, &id).await, before);
    assert_eq!(before.len(), 1);
}

#[tokio::test]
async fn a_refusal_to_add_what_is_there_counts_as_added_and_of_what_is_not_as_refused() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let refuse = simulator::Fault {
        code: Some("ConflictException".to_owned()),
        status: Some(409),
        message: Some("the item exists".to_owned()),
        ..simulator::Fault::of(simulator::FaultKind::Error).on("UpdateRelatedItems")
    };
    bench
        .store
        .add_related(&id, &thing("here", None), &token("one"))
        .await
        .unwrap();
    bench.fail(refuse);
    bench
        .store
        .add_related(&id, &thing("here", None), &token("two"))
        .await
        .unwrap();
    assert_eq!(
        bench
            .store
            .add_related(&id, &thing("not-here", None), &token("three"))
            .await,
        Err(StoreError::Refused {
            operation: "UpdateRelatedItems",
            message: "the item exists".to_owned()
        })
    );
}

#[tokio::test]
async fn an_item_is_removed_and_the_others_stay() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    for name in ["a", "b"] {
        bench
            .store
            .add_related(&id, &thing(name, None), &token(name))
            .await
            .unwrap();
    }
    let gone = thing("a", None);
    let token = token("remove");
    bench
        .store
        .remove_related(&id, gone.kind, &gone.value, &token)
        .await
        .unwrap();
    let left = items(&bench, &id).await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].value, thing("b", None).value);
    let calls = bench.calls("UpdateRelatedItems");
    assert_eq!(
        calls.last().unwrap().client_token.as_deref(),
        Some(token.as_str())
    );
}

#[tokio::test]
async fn an_item_whose_value_could_not_be_read_is_not_guessed_at() {
    let bench = Bench::new().await;
    let id = bench.incident("pump-117").await;
    let unknown = ItemValue::External(String::new());
    let removed = bench
        .store
        .remove_related(&id, ItemKind::Other, &unknown, &token("x"))
        .await;
    assert!(matches!(removed, Err(StoreError::Refused { .. })), "{removed:?}");
    assert!(bench.calls("UpdateRelatedItems").is_empty());
}
