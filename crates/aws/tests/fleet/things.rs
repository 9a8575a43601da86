use super::world::World;
use aws_sdk_iot::types::AttributePayload;
use domain::device::Thing;
use domain::ids::DeviceName;
use response::ports::Fleet;
use std::collections::BTreeMap;

pub async fn a_thing_is_read_with_every_member(world: World) {
    let payload = |firmware: &str| {
        AttributePayload::builder()
            .attributes("site", "north")
            .attributes("firmware", firmware)
            .build()
    };
    world
        .iot
        .create_thing_type()
        .thing_type_name("pump")
        .send()
        .await
        .unwrap();
    let made = world
        .iot
        .create_thing()
        .thing_name("hall:pump-117_a")
        .thing_type_name("pump");
    let made = made.attribute_payload(payload("2.1")).send().await.unwrap();
    let name: DeviceName = "hall:pump-117_a".parse().unwrap();
    let mut expected = Thing {
        name: name.clone(),
        arn: made.thing_arn.unwrap(),
        kind: Some("pump".to_owned()),
        attributes: BTreeMap::from([
            ("firmware".to_owned(), "2.1".to_owned()),
            ("site".to_owned(), "north".to_owned()),
        ]),
        version: 1,
    };
    assert_eq!(world.fleet.thing(&name).await.unwrap(), Some(expected.clone()));
    let update = world.iot.update_thing().thing_name(name.as_str());
    update.attribute_payload(payload("2.2")).send().await.unwrap();
    expected
        .attributes
        .insert("firmware".to_owned(), "2.2".to_owned());
    expected.version = 2;
    assert_eq!(world.fleet.thing(&name).await.unwrap(), Some(expected));
    let bare = world.thing("bare").await;
    let bare = world.fleet.thing(&bare).await.unwrap().unwrap();
    assert_eq!((bare.kind, bare.attributes.len()), (None, 0));
}

pub async fn a_thing_that_is_not_there_is_none_and_has_nothing(world: World) {
    let nobody: DeviceName = "nobody".parse().unwrap();
    assert_eq!(world.fleet.thing(&nobody).await.unwrap(), None);
    assert_eq!(world.fleet.groups(&nobody).await.unwrap(), []);
    assert_eq!(world.fleet.certificates(&nobody).await.unwrap(), []);
    assert_eq!(world.fleet.shadow(&nobody).await.unwrap(), None);
    assert_eq!(world.fleet.jobs(&nobody).await.unwrap(), []);
}

pub async fn a_name_that_no_thing_can_have_is_not_asked_for(world: World) {
    let client: DeviceName = "pump 117/ü".parse().unwrap();
    assert_eq!(world.fleet.thing(&client).await.unwrap(), None);
    assert_eq!(world.fleet.groups(&client).await.unwrap(), []);
    assert_eq!(world.fleet.certificates(&client).await.unwrap(), []);
    assert_eq!(world.fleet.effective_policies(&client, None).await.unwrap(), []);
    assert_eq!(world.fleet.shadow(&client).await.unwrap(), None);
    assert_eq!(world.fleet.jobs(&client).await.unwrap(), []);
    assert_eq!(world.fleet.tunnels(&client).await.unwrap(), []);
    let group = "QUARANTINED".parse().unwrap();
    world.fleet.add_to_group(&client, &group, true).await.unwrap_err();
    world.fleet.remove_from_group(&client, &group).await.unwrap_err();
    world.fleet.open_tunnel(&client, "SSH", 5, "").await.unwrap_err();
    let calls = world.account.gateway().calls();
    let asked: Vec<_> = calls.iter().map(|call| call.operation).collect();
    assert_eq!(asked, ["GetCallerIdentity"]);
}
