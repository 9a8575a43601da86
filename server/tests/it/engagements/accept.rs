use crate::site::{Form, MINUTE, Site, entry, page_arn};
use app::AppError;
use domain::engagement::{EngagementsView, PageState};
use domain::entry::{Body, Outcome};
use domain::ids::PageId;
use domain::rights::Role;
use domain::view::Done;

const PATH: &str = "/api/engagements/accept";

async fn site() -> (Site, PageId) {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    let page = site.paged().await.engagements[0].pages[0].id.clone();
    site.advance(MINUTE);
    (site, page)
}

fn form(site: &Site, page: &PageId, code: &str) -> Form {
    Form::fields(&[
        ("incident", &site.id.to_string()),
        ("entry", entry().as_str()),
        ("page", page.as_str()),
        ("code", code),
    ])
}

fn from(seen: &EngagementsView) -> String {
    match &seen.engagements[0].pages[0].state {
        PageState::Read { from, .. } => from.clone(),
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn a_page_acknowledged_here_is_in_aws_ends_the_escalation_and_is_one_row() {
    let (site, page) = site().await;
    let person = site.responder().await;
    let answer = person.call(PATH, &form(&site, &page, "")).await;
    let done: Done = answer.json();
    assert_eq!(
        (done.said.as_str(), done.in_doubt),
        ("Page to Operator O acknowledged", false)
    );
    let seen = site.paged().await;
    assert_eq!(
        (from(&seen).as_str(), seen.turn.is_none()),
        ("here, by The responder-s", true)
    );
    let first = seen.state.acknowledged.unwrap();
    assert_eq!(
        (first.by.as_str(), first.at),
        ("The responder-s", site.clock_now())
    );
    let rows = site.rows(&site.id).await;
    let acknowledged: Vec<_> = rows.iter().filter(|row| row.kind == "acknowledged").collect();
    assert_eq!(
        acknowledged.len(),
        1,
        "AWS's own event is part of it: {acknowledged:?}"
    );
    site.advance(20 * MINUTE);
    assert_eq!(
        site.paged().await.engagements[0].pages.len(),
        1,
        "nobody else was paged"
    );
}

#[tokio::test]
async fn a_wrong_code_is_refused_said_and_kept_nowhere() {
    let (site, page) = site().await;
    let person = site.responder().await;
    let wrong = if site.code(&page) == "918273" {
        "918274"
    } else {
        "918273"
    };
    let refused = person.call(PATH, &form(&site, &page, wrong)).await;
    let AppError::Refused { reason } = refused.json() else {
        panic!("{}", refused.text())
    };
    assert!(
        reason.contains("AWS refused the code") && !reason.contains(wrong),
        "{reason}"
    );
    let entries = site.record(&site.id).await;
    assert!(matches!(
        &entries.last().unwrap().entry.body,
        Body::Outcome {
            result: Outcome::Failed { .. },
            ..
        }
    ));
    assert!(!serde_json::to_string(&entries).unwrap().contains(wrong));
    assert_eq!(site.paged().await.state.acknowledged, None);
    let right = site.code(&page);
    let answer = person.call(PATH, &form(&site, &page, &right)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    for code in ["12345", "no digits", "12345678901"] {
        let invalid: AppError = person.call(PATH, &form(&site, &page, code)).await.json();
        assert!(
            matches!(&invalid, AppError::Invalid { field, .. } if field == "Code"),
            "{invalid:?}"
        );
    }
}

#[tokio::test]
async fn of_two_who_acknowledge_at_once_the_second_is_told_who_was_first() {
    let (site, page) = site().await;
    let (one, other) = (site.responder().await, site.person("lead-m", Role::Lead).await);
    let forms = [form(&site, &page, ""), form(&site, &page, "")];
    let (first, second) = futures::join!(one.call(PATH, &forms[0]), other.call(PATH, &forms[1]));
    let (won, lost) = if first.status == 200 {
        (first, second)
    } else {
        (second, first)
    };
    assert_eq!(won.status, 200, "{}", won.text());
    let AppError::Refused { reason } = lost.json() else {
        panic!("{}", lost.text())
    };
    assert!(reason.contains("acknowledged this page at"), "{reason}");
    let accepts = site
        .writes()
        .into_iter()
        .filter(|call| call == "AcceptPage")
        .count();
    assert_eq!(accepts, 1);
}

#[tokio::test]
async fn the_form_sent_twice_is_one_acknowledgement() {
    let (site, page) = site().await;
    let person = site.responder().await;
    let form = form(&site, &page, "");
    let first: Done = person.call(PATH, &form).await.json();
    let again: Done = person.call(PATH, &form).await.json();
    assert_eq!((again.said, again.entry), (first.said, first.entry));
    assert_eq!(site.writes(), ["AcceptPage"]);
}

#[tokio::test]
async fn who_answered_on_the_phone_meanwhile_was_first() {
    let (site, page) = site().await;
    site.aws
        .answer_page(&page_arn(&page), simulator::Answer::Acknowledge)
        .unwrap();
    site.paged().await;
    let person = site.responder().await;
    let AppError::Refused { reason } = person.call(PATH, &form(&site, &page, "")).await.json() else {
        panic!("it was acknowledged twice")
    };
    assert!(reason.starts_with("Operator O acknowledged"), "{reason}");
}

#[tokio::test]
async fn a_page_of_another_incident_is_none_of_this_one() {
    let (site, page) = site().await;
    let other = site.another("meter-4 resets", 3);
    let person = site.responder().await;
    let form = form(&site, &page, "").with("incident", &other.to_string());
    let refused: AppError = person.call(PATH, &form).await.json();
    assert!(matches!(refused, AppError::Refused { .. }), "{refused:?}");
    assert!(site.writes().is_empty());
}
