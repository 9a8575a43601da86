use super::{KINDS, fault};
use crate::site::{Person, START, Site, entry, until};
use domain::actor::{Actor, Who};
use domain::event::{NewEvent, NewEventKind};
use domain::ids::IncidentId;
use domain::list::ListQuery;
use domain::rights::{Rights, Role};
use domain::time::Timestamp;
use response::ingest::{self, refresh};
use response::live::Live;
use response::{Console, incidents};
use simulator::{Fault, FaultKind};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

async fn something_new(site: &Site, id: &IncidentId) {
    let event = NewEvent {
        kind: NewEventKind::Note,
        occurred: Timestamp(START),
        data: "\"somebody else's note\"".into(),
    };
    site.console()
        .store
        .create_event(id, &event, &entry())
        .await
        .unwrap();
}

async fn is_served(site: &Site, person: &Person) {
    let page = person.page(&format!("/incidents/{}", site.id)).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("gateway-009 sends too much"));
    assert_eq!(person.page("/").await.status, 200);
}

#[tokio::test]
async fn whichever_read_fails_in_whichever_way_the_page_shows_the_copy_with_its_age_and_the_error() {
    let site = Site::start().await;
    let person = site.responder().await;
    let mut last = site.view(&person).await.freshness;
    assert!(last.read.is_some() && last.error.is_none(), "{last:?}");
    let rows = site.rows(&site.id).await.len();
    let mut tried = 0;
    for operation in [
        "GetIncidentRecord",
        "ListTimelineEvents",
        "ListRelatedItems",
        "GetTimelineEvent",
    ] {
        for kind in KINDS {
            something_new(&site, &site.id).await;
            site.advance(1_000);
            site.aws.add_fault(fault(kind, operation, false));
            refresh(site.console(), &site.id).await.unwrap_err();
            let old = site.view(&person).await.freshness;
            assert_eq!(old.read, last.read, "{operation} {kind:?}");
            assert!(
                old.error.as_ref().unwrap().contains(operation),
                "{operation} {kind:?}: {old:?}"
            );
            is_served(&site, &person).await;
            site.aws.clear_faults(None);
            refresh(site.console(), &site.id).await.unwrap();
            last = site.view(&person).await.freshness;
            assert!(
                last.error.is_none() && last.read > old.read,
                "{operation} {kind:?}: {last:?}"
            );
            tried += 1;
        }
    }
    assert_eq!(site.rows(&site.id).await.len(), rows + tried);
}

#[tokio::test]
async fn with_aws_gone_the_page_its_list_and_its_search_stand_and_a_denial_names_the_missing_action() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    site.aws.add_fault(Fault::of(FaultKind::Deny));
    let stop = site.follows();
    let live = &site.console().live;
    until("the list says so", async || {
        live.list_freshness().open.error.is_some()
    })
    .await;
    let said = live.list_freshness().open.error.unwrap();
    assert!(said.contains("ssm-incidents:ListIncidentRecords"), "{said}");
    is_served(&site, &person).await;
    let found = person.page("/?q=gateway-009").await;
    assert!(found.status == 200 && found.text().contains("gateway-009 sends too much"));
    // An incident that the console never saw can't be shown: that is said, and it is no fault of the console.
    let unknown = site.another("Never seen", 7);
    let page = person.page(&format!("/incidents/{unknown}")).await;
    assert_eq!(page.status, 503, "{}", page.text());
    site.aws.clear_faults(None);
    until("AWS is back", async || live.list_freshness().open.error.is_none()).await;
    stop.cancel();
}

#[tokio::test]
async fn after_a_restart_with_aws_gone_the_list_is_as_old_as_it_was() {
    let site = Site::start().await;
    let stop = site.follows();
    let live = &site.console().live;
    until("the lists are read", async || {
        let read = live.list_freshness();
        read.open.read.is_some() && read.resolved.read.is_some()
    })
    .await;
    stop.cancel();
    site.advance(60_000);
    site.aws.add_fault(Fault::of(FaultKind::Deny));
    let console = Console {
        live: Arc::new(Live::new(site.console().clock.now().0)),
        ..site.console().clone()
    };
    let viewer = Actor {
        who: Who::Person {
            subject: "viewer-v".parse().unwrap(),
            name: "Viewer V".into(),
        },
        rights: Rights::of([Role::Viewer]),
    };
    let freshness = async || {
        let list = incidents::list(&console, &viewer, ListQuery::default()).await;
        list.unwrap().freshness
    };
    let read = (Some(Timestamp(START)), Some(Timestamp(START)));
    let told = freshness().await;
    assert_eq!((told.open.read, told.resolved.read), read);
    let stop = CancellationToken::new();
    tokio::spawn(ingest::run(console.clone(), "test".into(), stop.clone()));
    until("each list says what AWS says", async || {
        let told = freshness().await;
        told.open.error.is_some() && told.resolved.error.is_some()
    })
    .await;
    let told = freshness().await;
    assert_eq!((told.open.read, told.resolved.read), read);
    stop.cancel();
}
