use super::devices::{Devices, PUMP, READY};
use domain::device::RetainedTopic;
use response::ports::Fleet;

async fn publish(devices: &Devices, topics: impl IntoIterator<Item = String>) {
    devices.connect(PUMP).await;
    for topic in topics {
        devices
            .running
            .world()
            .publish_as_client(PUMP, &topic, "on", true)
            .unwrap();
    }
}

#[tokio::test]
async fn retained_messages_are_found_by_the_beginning_of_their_topic_on_any_page() {
    let devices = Devices::new().await.with_a_pump().await;
    let others = (0..210).map(|n| format!("a/{n}"));
    publish(&devices, others.chain(["plant/pump-117/state".to_owned()])).await;
    let fleet = &devices.world.fleet;
    assert_eq!(
        fleet.retained("plant/pump-117/").await.unwrap(),
        [RetainedTopic {
            topic: "plant/pump-117/state".to_owned(),
            bytes: 2,
            at: Some(READY),
        }]
    );
    assert_eq!(fleet.retained("a/").await.unwrap().len(), 100);
    assert_eq!(fleet.retained("b/").await.unwrap(), []);
    assert_eq!(devices.calls("ListRetainedMessages").len(), 2);
}
