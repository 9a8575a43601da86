use super::ward::{MINUTE, Ward, Wired, responder};
use crate::site::entry;
use domain::act::Act;
use domain::containment::{Stage, Strength};
use domain::device::DeviceAct;
use domain::entry::Body;
use domain::ids::DeviceName;
use response::containment::{Outcome, glances, on_incident, quarantine};
use response::devices::refresh;

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

#[tokio::test]
async fn what_is_known_of_each_of_many_stands_in_the_form_and_on_the_record() {
    let ward = Wired::at_the_waterworks().await;
    let names: Vec<DeviceName> = ["chlorine-012", "pump-118", "pump-120"]
        .map(|name| name.parse().unwrap())
        .into();
    for name in &names[..2] {
        refresh(&ward.console, None, name).await.unwrap();
    }
    let told = glances(&ward.console, &responder(), &names).await.unwrap();
    let words: Vec<Vec<String>> = told.iter().map(|one| one.words(None)).collect();
    assert!(
        words[0].contains(&"certificate shared with 1 other thing".to_owned()),
        "{words:?}"
    );
    assert!(words[1].contains(&"1 running job".to_owned()), "{words:?}");
    assert_eq!(words[2], ["not looked at yet"]);
    let ask = ward.ask(&names.iter().collect::<Vec<_>>(), Strength::Both);
    quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    let entries = ward.entries().await;
    let blasts: Vec<Option<&str>> = entries
        .iter()
        .filter_map(|one| match &one.entry.body {
            Body::Act(Act::Device {
                does: DeviceAct::Quarantine { blast, .. },
                ..
            }) => Some(blast.as_deref()),
            _ => None,
        })
        .collect();
    assert_eq!(blasts.len(), 3);
    for (blast, part) in
        blasts
            .iter()
            .zip(["certificate shared with 1", "1 running job", "not looked at yet"])
    {
        assert!(blast.unwrap().contains(part), "{blasts:?}");
    }
}
