//! The calls that no incident's own copy makes: the lists, the plans, and an amendment's way to the account.

use super::{KINDS, fault};
use crate::site::{Form, Site, entry, until};
use app::AppError;
use domain::timeline::RowState;

#[tokio::test]
async fn whichever_way_the_list_can_not_be_read_it_stands_with_what_the_account_said() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    let live = &site.console().live;
    for kind in KINDS {
        site.aws.add_fault(fault(kind, "ListIncidentRecords", false));
        let stop = site.follows();
        until("its failure is known", async || {
            live.list_freshness().open.error.is_some()
        })
        .await;
        let said = live.list_freshness().open.error.unwrap();
        assert!(said.contains("ListIncidentRecords"), "{kind:?}: {said}");
        let page = person.page("/").await;
        assert!(
            page.status == 200 && page.text().contains("gateway-009 sends too much"),
            "{kind:?}"
        );
        assert!(
            page.text().contains("ListIncidentRecords"),
            "{kind:?}: the page says so"
        );
        stop.cancel();
        site.aws.clear_faults(None);
        let stop = site.follows();
        until("it is read again", async || {
            live.list_freshness().open.error.is_none()
        })
        .await;
        stop.cancel();
    }
}

#[tokio::test]
async fn whichever_way_the_plans_can_not_be_read_the_form_stands_and_says_why() {
    let site = Site::start().await;
    let person = site.responder().await;
    for kind in KINDS {
        site.aws.add_fault(fault(kind, "ListResponsePlans", false));
        let answer = person
            .call("/api/incidents/start-form", &Form::fields(&[("search", "")]))
            .await;
        let error: AppError = answer.json();
        assert!([429, 503].contains(&answer.status), "{kind:?}: {}", answer.text());
        assert!(
            error.to_string().contains("ListResponsePlans"),
            "{kind:?}: {error}"
        );
        let page = person.page("/incidents/new").await;
        assert!(
            page.status == 200 && page.text().contains("Start the incident"),
            "{kind:?}"
        );
        site.aws.clear_faults(None);
    }
    let plans = person
        .call("/api/incidents/start-form", &Form::fields(&[("search", "")]))
        .await;
    assert_eq!(plans.status, 200, "{}", plans.text());
}

#[tokio::test]
async fn whichever_way_an_amendment_can_not_reach_the_account_it_stands_here_and_arrives_once_it_can() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.mirrors();
    let note = entry();
    let form = site.form("/api/timeline/note").with("entry", note.as_str());
    assert_eq!(person.call("/api/timeline/note", &form).await.status, 200);
    let journal = &site.console().journal;
    until("the note is told", async || {
        journal.mirrors(&site.id).await.unwrap()[0].event.is_some()
    })
    .await;
    let event = journal.mirrors(&site.id).await.unwrap().remove(0).event.unwrap();
    let store = &site.console().store;
    for kind in KINDS {
        let text = format!("Two valves, {kind:?}");
        site.aws.add_fault(fault(kind, "UpdateTimelineEvent", false));
        let form = site.form("/api/timeline/amend").with("entry", entry().as_str());
        let form = form.with("note", note.as_str()).with("text", &text);
        assert_eq!(person.call("/api/timeline/amend", &form).await.status, 200);
        let row = async || {
            let rows = site.rows(&site.id).await;
            rows.into_iter()
                .find(|row| row.entry.as_ref() == Some(&note))
                .unwrap()
        };
        until("the row says what the account said", async || {
            let state = row().await.state;
            matches!(state, RowState::Mirroring { error: Some(error) } if error.contains("UpdateTimelineEvent"))
        })
        .await;
        assert_eq!(row().await.note.as_deref(), Some(text.as_str()), "{kind:?}");
        assert!(
            !store.event(&site.id, &event).await.unwrap().data.contains(&text),
            "{kind:?}"
        );
        site.aws.clear_faults(None);
        site.advance(70_000);
        until("it is told", async || {
            store.event(&site.id, &event).await.unwrap().data.contains(&text)
        })
        .await;
    }
}
