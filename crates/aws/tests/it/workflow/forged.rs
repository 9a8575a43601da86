//! Reports that somebody else wrote: whoever may write on a timeline can write one, and what a report asks for is no more than
//! the workflow would ask for itself.

use super::scene::Scene;
use crate::iot::devices::PUMP;
use domain::act::Act;
use domain::actor::Who;
use domain::containment::Strength;
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::{EntryId, IncidentId};
use domain::text::Reason;
use domain::time::Timestamp;
use domain::timeline::{Reported, report};
use response::workflow::{ContainError, contain};

/// A report that asks for the pump's quarantine now, as the workflow itself would write one.
async fn forge(scene: &Scene, incident: &IncidentId, name: &str, strength: Strength, group: &str) {
    let now = Timestamp(scene.now());
    forge_at(scene, incident, name, strength, group, now).await;
}

async fn forge_at(
    scene: &Scene,
    incident: &IncidentId,
    name: &str,
    strength: Strength,
    group: &str,
    at: Timestamp,
) {
    let entry = NewEntry {
        id: EntryId::named(&format!("workflow contains {PUMP} on {incident}")),
        chain: ChainId::Incident(incident.clone()),
        who: Who::Automation { name: name.into() },
        at,
        body: Body::Act(Act::Device {
            device: PUMP.parse().unwrap(),
            does: DeviceAct::Quarantine {
                strength,
                group: group.parse().unwrap(),
                blast: None,
                expires: None,
                approval: false,
                reason: Reason::new("nobody has to agree, it says").unwrap(),
                batch: None,
            },
        }),
    };
    let before = None;
    let [event] = report(&[Reported { entry, before }]).try_into().unwrap();
    let token = EntryId::named("somebody else's");
    let store = &scene.containing.store;
    store.create_event(incident, &event, &token).await.unwrap();
}

#[tokio::test]
async fn a_report_that_says_that_nobody_has_to_agree_contains_no_critical_device() {
    for critical in [Some("yes"), None] {
        let scene = Box::pin(Scene::new(critical)).await;
        let id = scene.incident(PUMP).await;
        forge(&scene, &id, "workflow", Strength::Group, "QUARANTINED").await;
        let found = scene.look(&id).await.unwrap();
        assert_eq!(found.word(), "asks", "{}", found.summary());
        assert_eq!(scene.changes(), 0, "{critical:?}");
    }
}

#[tokio::test]
async fn a_report_of_another_group_or_of_more_than_the_workflow_does_is_for_people() {
    for (strength, group) in [
        (Strength::Group, "SOMEWHERE-ELSE"),
        (Strength::Both, "QUARANTINED"),
        (Strength::Certificate, "QUARANTINED"),
    ] {
        let scene = Box::pin(Scene::new(Some("no"))).await;
        let id = scene.incident(PUMP).await;
        forge(&scene, &id, "workflow", strength, group).await;
        let found = scene.look(&id).await.unwrap();
        assert_eq!(found.word(), "asks", "{}", found.summary());
        assert_eq!(scene.changes(), 0, "{strength:?} by {group}");
    }
}

#[tokio::test]
async fn a_report_in_another_automations_name_is_none() {
    let scene = Box::pin(Scene::new(Some("no"))).await;
    let id = scene.incident(PUMP).await;
    forge(&scene, &id, "console", Strength::Both, "SOMEWHERE-ELSE").await;
    assert_eq!(scene.reported(&id).await.len(), 0);
    assert_eq!(scene.look(&id).await.unwrap().word(), "applied");
}

#[tokio::test]
async fn a_report_of_a_time_to_come_is_none() {
    let scene = Box::pin(Scene::new(Some("no"))).await;
    let id = scene.incident(PUMP).await;
    let years = Timestamp(scene.now()).plus(70 * 365 * 86_400_000);
    forge_at(&scene, &id, "workflow", Strength::Group, "SOMEWHERE-ELSE", years).await;
    let found = scene.look(&id).await.unwrap();
    assert_eq!(
        (found.word(), found.awaited),
        ("applied", 1),
        "{}",
        found.summary()
    );
    let reports = scene.reported(&id).await;
    let asked = reports.iter().filter(|one| one.entry.at < years);
    assert_eq!(asked.count(), 2, "asked for now, and read back: {reports:?}");
}

#[tokio::test]
async fn a_certificate_that_others_use_is_deactivated_only_when_somebody_agreed() {
    let mut scene = Box::pin(Scene::new(Some("no"))).await;
    scene.containing.strength = Strength::Both;
    let world = &scene.devices.world;
    world.thing("valve-3").await;
    let shared = world
        .iot
        .list_thing_principals()
        .thing_name(PUMP)
        .send()
        .await
        .unwrap();
    world.attach(&shared.principals()[0], "valve-3").await;
    let id = scene.incident(PUMP).await;
    let found = scene.look(&id).await.unwrap();
    assert_eq!(found.word(), "asks", "{}", found.summary());
    assert_eq!(scene.changes(), 0);
    let told = scene.reported(&id).await;
    let Body::Act(Act::Device {
        does: DeviceAct::Quarantine {
            blast: Some(blast), ..
        },
        ..
    }) = &told[0].entry.body
    else {
        panic!("{told:?}")
    };
    assert_eq!(blast, "Its certificate is used by valve-3 too");
}

#[tokio::test]
async fn orders_about_several_devices_are_one_question() {
    let scene = Box::pin(Scene::new(None)).await;
    let names: Vec<String> = (0..7).map(|n| format!("pump-0{n}")).collect();
    let mut alerts = Vec::new();
    for name in &names {
        scene.devices.world.thing(name).await;
        alerts.push(scene.violates(name));
    }
    scene.deliver(&alerts).await;
    let open = domain::incident::Status::Open;
    let id = scene
        .containing
        .store
        .incidents(open, None)
        .await
        .unwrap()
        .remove(0)
        .id;
    assert_eq!(scene.look(&id).await.unwrap().word(), "asks");
    let told = scene.reported(&id).await;
    let batches = told.iter().map(|one| match &one.entry.body {
        Body::Act(Act::Device {
            does: DeviceAct::Quarantine { batch, .. },
            ..
        }) => batch.clone(),
        other => panic!("{other:?}"),
    });
    let batches: Vec<Option<EntryId>> = batches.collect();
    assert_eq!(batches.len(), 7);
    assert!(
        batches[0].is_some() && batches.iter().all(|one| *one == batches[0]),
        "{batches:?}"
    );
}

#[tokio::test]
async fn a_look_whose_time_is_over_before_a_device_says_so_instead_of_going_on_for_ever() {
    let scene = Box::pin(Scene::new(Some("no"))).await;
    let id = scene.incident(PUMP).await;
    let reason = Reason::new("a runbook of the test").unwrap();
    let until = Timestamp(scene.now());
    let late = contain(&scene.containing, &id, &reason, until).await;
    assert!(matches!(late, Err(ContainError::Late)), "{late:?}");
}
