use super::devices::{Devices, PUMP, READY, pump};
use domain::device::{Connection, Subscription};
use domain::ids::DeviceName;
use response::ports::{Fleet, StoreError};
use serde_json::json;
use simulator::{Fault, FaultKind};

const INDEX: &str = "GetThingConnectivityData";

fn connected() -> Connection {
    Connection {
        connected: true,
        client: Some(PUMP.to_owned()),
        since: Some(READY.plus(1_000)),
        ended: None,
        source: Some("203.0.113.9:50123".to_owned()),
        keep_alive: Some(45),
    }
}

async fn with_a_connected_pump() -> Devices {
    let devices = Box::pin(Devices::new()).await;
    let devices = Box::pin(devices.with_a_pump()).await;
    devices.running.world().advance_ms(1_000);
    devices.connect(PUMP).await;
    devices
}

#[tokio::test]
async fn a_connection_is_read_with_every_member() {
    let devices = with_a_connected_pump().await;
    assert_eq!(
        devices.world.fleet.connection(&pump()).await.unwrap(),
        connected()
    );
}

#[tokio::test]
async fn a_device_that_never_connected_was_not_seen() {
    let devices = Devices::new().await.with_a_pump().await;
    for device in [
        pump(),
        "nobody".parse().unwrap(),
        "no thing's name".parse().unwrap(),
    ] {
        let connection = devices.world.fleet.connection(&device).await.unwrap();
        assert_eq!(connection, Connection::default(), "{device}");
        assert!(!connection.was_seen());
    }
}

#[tokio::test]
async fn a_connection_is_cut_and_tells_why_it_ended() {
    let devices = with_a_connected_pump().await;
    devices.running.world().advance_ms(500);
    devices.world.fleet.cut_connection(PUMP).await.unwrap();
    let cut = devices.world.fleet.connection(&pump()).await.unwrap();
    assert_eq!(
        (cut.connected, cut.client.as_deref(), cut.since),
        (false, Some(PUMP), Some(READY.plus(1_500)))
    );
    assert_eq!(cut.ended.as_deref(), Some("API_INITIATED_DISCONNECT"));
    devices.world.fleet.cut_connection(PUMP).await.unwrap();
    devices.world.fleet.cut_connection("never seen").await.unwrap();
}

#[tokio::test]
async fn a_cut_session_stays_and_its_last_will_is_not_published() {
    let devices = with_a_connected_pump().await;
    devices.world.fleet.cut_connection(PUMP).await.unwrap();
    assert_eq!(devices.world.fleet.subscriptions(PUMP).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_client_that_is_no_thing_is_read_and_cut_by_its_id() {
    let devices = Devices::new().await.with_a_pump().await;
    let client: DeviceName = "hall 3/läufer".parse().unwrap();
    devices.connect(client.as_str()).await;
    let connection = devices.world.fleet.connection(&client).await.unwrap();
    assert_eq!(
        connection,
        Connection {
            client: Some(client.to_string()),
            since: Some(READY),
            ..connected()
        }
    );
    assert_eq!(
        devices
            .world
            .fleet
            .subscriptions(client.as_str())
            .await
            .unwrap()
            .len(),
        2
    );
    devices.world.fleet.cut_connection(client.as_str()).await.unwrap();
    let cut = devices.world.fleet.connection(&client).await.unwrap();
    assert_eq!((cut.connected, cut.source), (false, None));
    assert!(devices.calls(INDEX).is_empty());
}

#[tokio::test]
async fn where_nothing_is_indexed_the_broker_alone_tells() {
    let devices = with_a_connected_pump().await;
    devices.fail(Fault {
        code: Some("IndexNotReadyException".to_owned()),
        status: Some(400),
        message: Some("connectivity is not indexed".to_owned()),
        ..Fault::of(FaultKind::Error).on(INDEX)
    });
    assert_eq!(
        devices.world.fleet.connection(&pump()).await.unwrap(),
        connected()
    );
    let unknown = devices.world.fleet.connection(&"valve-3".parse().unwrap()).await;
    assert_eq!(
        unknown.unwrap_err(),
        StoreError::Refused {
            operation: INDEX,
            message: "connectivity is not indexed".to_owned()
        }
    );
}

#[tokio::test]
async fn where_the_broker_may_not_be_asked_the_index_alone_tells() {
    let devices = with_a_connected_pump().await;
    devices.fail(Fault::of(FaultKind::Deny).on("GetConnection"));
    assert_eq!(
        devices.world.fleet.connection(&pump()).await.unwrap(),
        connected()
    );
    let client: DeviceName = "no thing's name".parse().unwrap();
    assert_eq!(
        devices.world.fleet.connection(&client).await.unwrap_err(),
        StoreError::Denied {
            operation: "GetConnection",
            action: "iot:GetConnection".to_owned()
        }
    );
}

#[tokio::test]
async fn subscriptions_are_read_over_their_pages() {
    let devices = Devices::new().await.with_a_pump().await;
    let filters: serde_json::Map<_, _> = (0..230)
        .map(|n| (format!("plant/{n:03}"), json!(n % 2)))
        .collect();
    let connecting = json!({"client_id": PUMP, "subscriptions": filters});
    let connecting = serde_json::from_value(connecting).unwrap();
    devices.running.world().connect_client(connecting).unwrap();
    let mut read = devices.world.fleet.subscriptions(PUMP).await.unwrap();
    read.sort();
    let expected = (0..230).map(|n| Subscription {
        filter: format!("plant/{n:03}"),
        qos: n % 2,
    });
    assert_eq!(read, expected.collect::<Vec<_>>());
    assert_eq!(devices.calls("ListSubscriptions").len(), 2);
    assert_eq!(devices.world.fleet.subscriptions("nobody").await.unwrap(), []);
}
