use super::world::World;
use aws_sdk_iotdataplane::primitives::Blob;
use response::ports::Fleet;
use serde_json::{Value, json};

async fn report(world: &World, name: Option<&str>, mode: &str) {
    let document = json!({"state": {"reported": {"mode": mode}}}).to_string();
    let request = world.data.update_thing_shadow().thing_name("pump-117");
    let request = request.set_shadow_name(name.map(str::to_owned));
    request.payload(Blob::new(document)).send().await.unwrap();
}

pub async fn a_shadow_is_read_with_its_version_and_the_names_of_the_others(world: World) {
    let pump = world.thing("pump-117").await;
    report(&world, None, "auto").await;
    report(&world, None, "manual").await;
    for name in ["config", "network"] {
        report(&world, Some(name), "x").await;
    }
    let mut shadow = world.fleet.shadow(&pump).await.unwrap().unwrap();
    shadow.named.sort();
    let document: Value = serde_json::from_str(&shadow.document).unwrap();
    assert_eq!(document["state"]["reported"], json!({"mode": "manual"}));
    assert_eq!(shadow.version, Some(2));
    assert_eq!(shadow.named, ["config", "network"]);
}

pub async fn a_thing_with_named_shadows_alone_has_no_document(world: World) {
    let pump = world.thing("pump-117").await;
    report(&world, Some("config"), "x").await;
    let shadow = world.fleet.shadow(&pump).await.unwrap().unwrap();
    assert_eq!((shadow.document.as_str(), shadow.version), ("", None));
    assert_eq!(shadow.named, ["config"]);
}
