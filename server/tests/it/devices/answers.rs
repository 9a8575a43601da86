use crate::site::{Answer, Form, Person, Site, entry};
use app::AppError;
use app::live::ServedForm;
use domain::containment::Answers;
use domain::ids::DeviceName;
use domain::rights::Role;

const PUMP: &str = "pump-117";

async fn answer(person: &Person, critical: &str, seen: &str) -> Answer {
    let entry = entry();
    let form = Form::fields(&[
        ("device", PUMP),
        ("entry", entry.as_str()),
        ("seen", seen),
        ("mission_critical", critical),
        ("reachable", "unknown"),
    ]);
    person.call("/api/device/answers", &form).await
}

async fn form(person: &Person, of: &str) -> ServedForm {
    let asked = Form::fields(&[("device", PUMP), ("kind", "answer"), ("of", of)]);
    let answer = person.call("/api/device/form", &asked).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

async fn kept(site: &Site) -> Answers {
    let name: DeviceName = PUMP.parse().unwrap();
    site.console().journal.answers(&[name]).await.unwrap()[0].answers
}

#[tokio::test]
async fn answers_that_somebody_gave_meanwhile_are_shown_and_not_overwritten() {
    let site = Site::start().await;
    let (one, other) = (
        site.person("responder-s", Role::Responder).await,
        site.person("lead-l", Role::Lead).await,
    );
    // Both open the form while nobody answered.
    let seen = "unknown,unknown,unknown,unknown";
    assert!(form(&one, "").await.html.contains(seen));
    assert_eq!(answer(&other, "yes", seen).await.status, 200);
    let refused = answer(&one, "no", seen).await;
    assert_eq!(
        (refused.status, refused.json::<AppError>()),
        (409, AppError::Conflict { newer: None })
    );
    assert_eq!(kept(&site).await.mission_critical, Some(true));
    let shown = form(&one, "conflict").await.html;
    assert!(
        shown.contains("The lead-l") && shown.contains("answered this meanwhile"),
        "{shown}"
    );
    // Who saw theirs and keeps their own overwrites knowingly.
    let now = "yes,unknown,unknown,unknown";
    assert!(form(&one, "mine").await.html.contains(now));
    assert_eq!(answer(&one, "no", now).await.status, 200);
    assert_eq!(kept(&site).await.mission_critical, Some(false));
}
