use super::scene::Scene;
use domain::related::ItemKind;
use response::workflow::Fate;

#[tokio::test]
async fn a_violation_becomes_an_incident_of_the_plans_impact_that_names_its_device() {
    let scene = Box::pin(Scene::new(None)).await;
    let id = scene.incident("pump-117").await;
    let store = &scene.detecting.store;
    let record = store.incident(&id).await.unwrap();
    assert_eq!(record.title, "pump-117 listens on TCP 123 (DeviceRuleBaseline)");
    assert_eq!(record.impact.number(), 2);
    assert_eq!(record.source, "lazaret.device-defender");
    let items = store.related(&id).await.unwrap();
    let involved = items
        .iter()
        .find(|item| item.kind == ItemKind::InvolvedResource)
        .unwrap();
    assert_eq!(involved.value.thing_name(), Some("pump-117"));
}

#[tokio::test]
async fn the_same_message_and_another_behaviour_come_to_the_same_incident() {
    let scene = Box::pin(Scene::new(None)).await;
    let alert = scene.violates("pump-117");
    let first = scene.deliver(std::slice::from_ref(&alert)).await;
    let Fate::Started(id) = &first[0] else {
        panic!("{first:?}")
    };
    for _ in 0..3 {
        let again = scene.deliver(std::slice::from_ref(&alert)).await;
        assert!(
            matches!(&again[0], Fate::Joined(other) if other == id),
            "{again:?}"
        );
    }
    let mut udp = alert.clone();
    udp["behavior"]["name"] = "AuthorizedUdpPorts".into();
    let other = scene.deliver(&[udp]).await;
    assert!(
        matches!(&other[0], Fate::Joined(other) if other == id),
        "{other:?}"
    );
    assert_eq!(scene.devices.calls("StartIncident").len(), 1);
}

#[tokio::test]
async fn more_devices_than_fold_are_one_incident_by_what_device_defender_says() {
    let scene = Box::pin(Scene::new(None)).await;
    for n in 0..6 {
        scene.devices.world.thing(&format!("valve-{n}")).await;
    }
    let alerts: Vec<_> = (0..6).map(|n| scene.violates(&format!("valve-{n}"))).collect();
    // Only one message has come so far; that there are six is what ListActiveViolations tells.
    let fates = scene.deliver(&alerts[..1]).await;
    let Fate::Started(id) = &fates[0] else {
        panic!("{fates:?}")
    };
    let record = scene.detecting.store.incident(id).await.unwrap();
    assert_eq!(
        record.title,
        "Several devices violate AuthorizedTcpPorts (DeviceRuleBaseline)"
    );
    let others = scene.deliver(&alerts[1..]).await;
    assert!(
        others
            .iter()
            .all(|fate| matches!(fate, Fate::Joined(other) if other == id))
    );
}
