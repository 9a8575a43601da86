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

#[tokio::test]
async fn whoever_looks_at_an_incident_of_the_device_is_told_of_answers() {
    let site = Site::start().await;
    let person = site.responder().await;
    response::ingest::refresh(site.console(), &site.id).await.unwrap();
    let before = site.console().live.version(&site.id);
    let answers = |device: &str, seen: &str, critical: &str| {
        let entry = entry();
        let form = Form::fields(&[
            ("device", device),
            ("entry", entry.as_str()),
            ("seen", seen),
            ("mission_critical", critical),
        ]);
        let person = &person;
        async move { person.call("/api/device/answers", &form).await.status }
    };
    assert_eq!(answers(PUMP, "", "yes").await, 200);
    assert_eq!(
        site.console().live.version(&site.id),
        before,
        "it isn't about the pump"
    );
    assert_eq!(answers("gateway-009", "", "yes").await, 200);
    let after = site.console().live.version(&site.id);
    assert!(after > before, "{after:?}");
    // What was not saved is not told.
    assert_eq!(answers("gateway-009", "no", "no").await, 409);
    assert_eq!(site.console().live.version(&site.id), after);
}
