//! A quarantine that waits for somebody pages them: on the record first, once, whatever dies in between.

use super::ward::{MINUTE, Ward, responder};
use crate::site::entry;
use domain::act::Act;
use domain::containment::{Answers, ContainmentSettings, Stage, Strength};
use domain::engagement::EngagementAct;
use domain::entry::{Body, Entry, Outcome};
use domain::ids::DeviceName;
use response::containment::{QuarantineAsk, quarantine, set_answers};
use response::{Console, Settings, settle};
use simulator::{Fault, FaultKind};
use std::sync::Arc;

/// A ward whose deployment pages the lead.
async fn ward() -> Ward {
    let mut ward = Ward::start().await;
    ward.site.people().await;
    let before = &ward.console.settings;
    let settings = Settings {
        containment: ContainmentSettings {
            contacts: vec!["lead-l".parse().unwrap()],
            ..before.containment.clone()
        },
        ..Settings::clone(before)
    };
    ward.console = Console {
        settings: Arc::new(settings),
        ..ward.console.clone()
    };
    ward
}

async fn critical(ward: &Ward, names: &[&str]) -> Vec<DeviceName> {
    let mut devices = Vec::new();
    for name in names {
        let device = ward.fleet.thing(name);
        let answers = Answers {
            mission_critical: Some(true),
            ..Answers::default()
        };
        set_answers(
            &ward.console,
            &responder(),
            &entry(),
            &device,
            Answers::default(),
            answers,
        )
        .await
        .unwrap();
        devices.push(device);
    }
    devices
}

async fn ask(ward: &Ward, devices: &[DeviceName], expires: Option<i64>) {
    let all: Vec<&DeviceName> = devices.iter().collect();
    let asked = QuarantineAsk {
        expires: expires.map(|millis| ward.now().plus(millis)),
        ..ward.ask(&all, Strength::Group)
    };
    quarantine(&ward.console, &responder(), &entry(), asked)
        .await
        .unwrap();
}

/// The pages on the record, with how each ended.
fn paged(entries: &[Entry]) -> Vec<(String, Option<bool>)> {
    let outcome = |of: &Entry| {
        entries.iter().find_map(|entry| match &entry.entry.body {
            Body::Outcome { of: act, result } if *act == of.entry.id => Some(Outcome::holds(result)),
            _ => None,
        })
    };
    entries
        .iter()
        .filter_map(|entry| match &entry.entry.body {
            Body::Act(Act::Engagement {
                does: EngagementAct::Engage { reason, .. },
            }) => Some((reason.to_string(), outcome(entry))),
            _ => None,
        })
        .collect()
}

async fn engagements(ward: &Ward) -> usize {
    // Those of the response plan were there before.
    let all = ward.console.contacts.engagements(ward.id()).await.unwrap();
    all.iter()
        .filter(|one| one.sender.contains("via Lazaret"))
        .count()
}

#[tokio::test]
async fn a_request_that_waits_for_a_second_person_pages_once() {
    let ward = ward().await;
    let devices = critical(&ward, &["pump-117"]).await;
    ask(&ward, &devices, None).await;
    ward.pass(10 * MINUTE).await;
    let paged = paged(&ward.entries().await);
    assert_eq!(
        paged,
        [(
            "The quarantine of pump-117 waits for a second person: approve or reject it.".to_owned(),
            Some(true)
        )]
    );
    assert_eq!(engagements(&ward).await, 1);
    let messages = ward.site.aws.messages_after(0);
    let sms = messages.iter().rfind(|one| !one["page"].is_null()).unwrap();
    let text = sms["content"].as_str().unwrap();
    assert!(
        text.contains("/incidents/") && !text.contains("pump-117"),
        "a text message names no device: {text}"
    );
}

#[tokio::test]
async fn twenty_devices_asked_for_at_once_page_once() {
    let ward = ward().await;
    let names: Vec<String> = (0..20).map(|n| format!("pump-{n:03}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let devices = critical(&ward, &names).await;
    ask(&ward, &devices, None).await;
    ward.pass(MINUTE).await;
    assert_eq!(paged(&ward.entries().await).len(), 1);
    assert_eq!(engagements(&ward).await, 1);
}

#[tokio::test]
async fn a_quarantine_over_its_time_pages_each_time_it_asks_and_stays_contained() {
    let ward = ward().await;
    let pump = ward.fleet.thing("pump-117");
    ask(&ward, std::slice::from_ref(&pump), Some(60 * MINUTE)).await;
    ward.pass(59 * MINUTE).await;
    assert_eq!(engagements(&ward).await, 0);
    ward.pass(33 * MINUTE).await;
    let paged = paged(&ward.entries().await);
    assert_eq!(paged.len(), 2, "{paged:?}");
    assert!(
        paged
            .iter()
            .all(|(why, holds)| why.contains("over its time") && *holds == Some(true)),
        "{paged:?}"
    );
    assert_eq!(engagements(&ward).await, 2);
    let course = ward.console.journal.courses_of(&pump).await.unwrap().remove(0);
    assert_eq!(course.stage(), Stage::Verified);
    assert!(ward.fleet.is_in("pump-117", "QUARANTINED"));
}

#[tokio::test]
async fn a_page_that_was_lost_on_its_way_is_sent_once_the_console_starts_again() {
    for after in [false, true] {
        let ward = ward().await;
        let fault = Fault::of(FaultKind::Cut).on("StartEngagement");
        ward.site
            .aws
            .add_fault(if after { fault.after_effect() } else { fault });
        let devices = critical(&ward, &["pump-117"]).await;
        ask(&ward, &devices, None).await;
        ward.look().await;
        let found = paged(&ward.entries().await);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, None, "in doubt: {found:?}");
        ward.site.aws.clear_faults(None);
        settle::on_start(&ward.console).await.unwrap();
        assert_eq!(
            paged(&ward.entries().await)[0].1,
            Some(true),
            "after effect: {after}"
        );
        assert_eq!(engagements(&ward).await, 1, "after effect: {after}");
    }
}

#[tokio::test]
async fn without_a_contact_that_somebody_named_the_incidents_plan_pages() {
    let ward = Ward::start().await;
    ward.site.people().await;
    let wanted = ward.console.store.plan_contacts(&ward.id().plan).await.unwrap();
    let devices = critical(&ward, &["pump-117"]).await;
    ask(&ward, &devices, None).await;
    ward.pass(MINUTE).await;
    assert_eq!(paged(&ward.entries().await).len(), wanted.len());
}

#[tokio::test]
async fn a_quarantine_outside_any_incident_pages_too_and_is_told_on_the_devices_chain() {
    let ward = ward().await;
    let devices = critical(&ward, &["pump-117"]).await;
    ward.site
        .aws
        .add_fault(Fault::of(FaultKind::Cut).on("StartEngagement").after_effect());
    let asked = QuarantineAsk {
        incident: None,
        ..ward.ask(&[&devices[0]], Strength::Group)
    };
    quarantine(&ward.console, &responder(), &entry(), asked)
        .await
        .unwrap();
    ward.look().await;
    ward.site.aws.clear_faults(None);
    settle::on_start(&ward.console).await.unwrap();
    let settings = &ward.console.settings;
    let chain = domain::entry::ChainId::Device(domain::ids::DeviceId {
        account: settings.account.clone(),
        region: settings.region.clone(),
        name: devices[0].clone(),
    });
    let entries = ward.console.journal.entries(&chain, 0).await.unwrap();
    assert_eq!(paged(&entries).len(), 1);
    assert_eq!(paged(&entries)[0].1, Some(true));
    let all = ward
        .console
        .contacts
        .engagements_since(domain::time::Timestamp(0))
        .await
        .unwrap();
    assert_eq!(
        all.iter()
            .filter(|one| one.sender.contains("via Lazaret"))
            .count(),
        1
    );
}
