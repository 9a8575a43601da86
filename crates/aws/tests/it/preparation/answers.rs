use crate::bench::settings;
use crate::iot::devices::Devices;
use aws::Account;
use aws_sdk_iot::types::AttributePayload;
use domain::containment::Answers;
use response::ports::Preparation;
use simulator::READER_ACCESS_KEY;

#[tokio::test]
async fn a_things_attributes_are_its_recovery_answers() {
    let devices = Devices::new().await;
    let attributes = AttributePayload::builder()
        .attributes("mission_critical", "yes")
        .attributes("redundant", "perhaps")
        .attributes("reachable", "no")
        .build();
    let made = devices.world.iot.create_thing().thing_name("pump-1");
    made.attribute_payload(attributes).send().await.unwrap();
    let reader = settings(&devices.running, READER_ACCESS_KEY);
    let setup = Account::connect(reader).await.unwrap().preparation();
    let answers = Answers::of([Some(true), None, None, Some(false)]);
    assert_eq!(
        setup.devices(9).await.unwrap(),
        [("pump-1".parse().unwrap(), answers)]
    );
}
