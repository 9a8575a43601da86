use super::ward::{MINUTE, Ward, responder};
use crate::site::entry;
use domain::containment::{Stage, Strength};
use domain::ids::DeviceName;
use response::containment::{Outcome, on_incident, quarantine};

#[tokio::test]
async fn a_throttled_thousand_all_end_contained_each_with_its_own_progress() {
    let ward = Ward::start().await;
    let names: Vec<DeviceName> = (0..1_000)
        .map(|n| ward.fleet.thing(&format!("meter-{n:04}")))
        .collect();
    // Nobody of them reconnects: that is another test's matter.
    ward.fleet.inner().clients.clear();
    let devices: Vec<&DeviceName> = names.iter().collect();
    let form = entry();
    let ask = ward.ask(&devices, Strength::Group);
    let asked = quarantine(&ward.console, &responder(), &form, ask.clone())
        .await
        .unwrap();
    assert_eq!(asked.said, "Quarantine of 1000 devices: 1000 requested");
    ward.fleet.fails("AddThingToThingGroup", 500);
    ward.look().await;
    let views = on_incident(&ward.console, &responder(), ward.id()).await.unwrap();
    let failing = views
        .iter()
        .filter(|one| one.course.progress.trouble.is_some())
        .count();
    assert_eq!((views.len(), failing), (1_000, 500));
    let again = quarantine(&ward.console, &responder(), &form, ask).await.unwrap();
    assert!(again.devices.iter().all(|(_, one)| *one == Outcome::Requested));
    ward.site.clock.advance(MINUTE);
    ward.look().await;
    ward.site.clock.advance(MINUTE);
    ward.look().await;
    let views = on_incident(&ward.console, &responder(), ward.id()).await.unwrap();
    assert_eq!(views.len(), 1_000, "sent twice, begun once");
    assert!(views.iter().all(|one| one.stage == Stage::Applied));
    let added = ward
        .fleet
        .inner()
        .calls
        .iter()
        .filter(|one| **one == "AddThingToThingGroup")
        .count();
    assert_eq!(added, 1_500, "none of those that worked is asked for again");
}

#[tokio::test]
async fn more_than_a_thousand_are_refused_and_a_mixed_form_says_which_are_not_done() {
    let ward = Ward::start().await;
    let known = ward.fleet.thing("pump-117");
    let client: DeviceName = "some client".parse().unwrap();
    let ask = ward.ask(&[&known, &client, &known], Strength::Group);
    let asked = quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    assert_eq!(asked.said, "Quarantine of 2 devices: 1 requested, 1 refused");
    let names: Vec<DeviceName> = (0..1_001).map(|n| format!("m-{n}").parse().unwrap()).collect();
    let ask = ward.ask(&names.iter().collect::<Vec<_>>(), Strength::Group);
    let told = super::ward::refused(quarantine(&ward.console, &responder(), &entry(), ask).await);
    assert!(told.contains("at most 1000"), "{told}");
}
