//! The button of the NEXT line is about the device that the line names, whichever one the pane shows.

use super::ward::{MINUTE, Wired, person, responder};
use crate::site::{Answer, Form, Person, entry};
use app::AppError;
use app::live::ServedForm;
use domain::act::NewItem;
use domain::containment::{Answers, Stage, Strength};
use domain::ids::{DeviceName, EntryId};
use domain::related::{ItemKind, ItemValue};
use domain::rights::Role;
use response::containment::{quarantine, set_answers};
use response::ingest;

const SHOWN: &str = "pump-117";
const OTHER: &str = "pump-118";

/// An incident about two devices, of which the page shows the first.
async fn two() -> Wired {
    let ward = Wired::at_the_waterworks().await;
    for name in [SHOWN, OTHER] {
        let item = NewItem {
            kind: ItemKind::InvolvedResource,
            value: ItemValue::Resource(format!("arn:aws:iot:eu-central-1:111122223333:thing/{name}")),
            title: None,
        };
        ward.console
            .store
            .add_related(ward.id(), &item, &EntryId::named(name))
            .await
            .unwrap();
    }
    ingest::refresh(&ward.console, ward.id()).await.unwrap();
    ward
}

async fn form(ward: &Wired, person: &Person, kind: &str) -> Answer {
    let incident = ward.id().to_string();
    let fields = [
        ("incident", incident.as_str()),
        ("device", SHOWN),
        ("kind", kind),
        ("of", app::live::NEXT),
    ];
    person.call("/api/containment/form", &Form::fields(&fields)).await
}

#[tokio::test]
async fn approving_from_the_next_line_is_about_the_request_that_it_names() {
    let ward = two().await;
    let other: DeviceName = OTHER.parse().unwrap();
    let critical = Answers {
        mission_critical: Some(true),
        ..Answers::default()
    };
    let none = Answers::default();
    set_answers(&ward.console, &responder(), &entry(), &other, none, critical)
        .await
        .unwrap();
    let (asks, order) = (person("lead-m", Role::Lead), entry());
    let ask = ward.ask(&[&other], Strength::Group);
    quarantine(&ward.console, &asks, &order, ask).await.unwrap();
    let lead = ward.site.person("lead-l", Role::Lead).await;
    let next = ward.site.view(&lead).await.next;
    assert!(next.line.contains(OTHER), "{}", next.line);
    let shown: ServedForm = form(&ward, &lead, "approve").await.json();
    assert_eq!(shown.title, format!("Approve the quarantine of {OTHER}"));
    let of = format!("name=\"of\" value=\"{order}\"");
    assert!(shown.html.contains(&of), "{}", shown.html);
    let act = entry();
    let sent = Form::fields(&[("of", order.as_str()), ("entry", act.as_str())]);
    let answer = lead.call("/api/containment/approve", &sent).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(ward.stage(&order).await, Stage::Requested);
    // Nothing waits any more: that is said instead of a form about something else.
    let refused = form(&ward, &lead, "approve").await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert!(matches!(refused.json::<AppError>(), AppError::Refused { .. }));
}

#[tokio::test]
async fn cutting_from_the_next_line_is_about_the_device_that_it_names() {
    let ward = two().await;
    let order = ward.quarantine(&OTHER.parse().unwrap(), Strength::Group).await;
    ward.pass(MINUTE).await;
    assert_eq!(ward.stage(&order).await, Stage::Applied);
    let person = ward.site.person("containment-c", Role::Containment).await;
    let shown: ServedForm = form(&ward, &person, "cut").await.json();
    assert_eq!(shown.title, format!("Cut the connection of {OTHER}"));
    let device = format!("name=\"device\" value=\"{OTHER}\"");
    assert!(shown.html.contains(&device), "{}", shown.html);
}
