use super::devices::{Devices, PUMP, READY, pump};
use domain::device::Tunnel;
use response::ports::{Fleet, StoreError};
use simulator::{Fault, FaultKind};

#[tokio::test]
async fn a_tunnel_is_opened_read_with_every_member_and_closed() {
    let devices = Devices::new().await.with_a_pump().await;
    devices.connect(PUMP).await;
    let fleet = &devices.world.fleet;
    assert_eq!(fleet.tunnels(&pump()).await.unwrap(), []);
    let tokens = fleet
        .open_tunnel(&pump(), "SSH", 60, "a look\nat pump-117")
        .await
        .unwrap();
    let (source, destination) = (
        tokens.source.clone().unwrap(),
        tokens.destination.clone().unwrap(),
    );
    assert!(!format!("{tokens:?}").contains(&source) && !format!("{tokens:?}").contains(&destination));
    let world = devices.running.world();
    assert!(world.tunnel_takes(&tokens.tunnel, &source) && world.tunnel_takes(&tokens.tunnel, &destination));
    let mut expected = Tunnel {
        id: tokens.tunnel.clone(),
        open: true,
        device_connected: Some(true),
        source_connected: Some(false),
        opened: Some(READY),
        minutes: Some(60),
        description: Some("a look at pump-117".to_owned()),
    };
    assert_eq!(fleet.tunnels(&pump()).await.unwrap(), [expected.clone()]);
    world.connect_tunnel_source(&tokens.tunnel, true).unwrap();
    expected.source_connected = Some(true);
    assert_eq!(fleet.tunnels(&pump()).await.unwrap(), [expected.clone()]);
    for _ in 0..2 {
        fleet.close_tunnel(&tokens.tunnel).await.unwrap();
    }
    let closed = Tunnel {
        open: false,
        device_connected: None,
        source_connected: None,
        minutes: None,
        ..expected
    };
    assert_eq!(fleet.tunnels(&pump()).await.unwrap(), [closed]);
    fleet.close_tunnel("nothing").await.unwrap();
}

#[tokio::test]
async fn new_tokens_end_the_old_ones_and_reach_the_device_again() {
    let devices = Devices::new().await.with_a_pump().await;
    let fleet = &devices.world.fleet;
    let old = fleet.open_tunnel(&pump(), "SSH", 60, "").await.unwrap();
    let new = fleet.rotate_tunnel(&old.tunnel).await.unwrap();
    assert_eq!(new.tunnel, old.tunnel);
    let world = devices.running.world();
    for (token, takes) in [
        (old.source, false),
        (old.destination, false),
        (new.source, true),
        (new.destination, true),
    ] {
        assert_eq!(world.tunnel_takes(&new.tunnel, &token.unwrap()), takes);
    }
    assert_eq!(
        fleet.rotate_tunnel("nothing").await.unwrap_err(),
        StoreError::NotFound {
            operation: "DescribeTunnel"
        }
    );
}

#[tokio::test]
async fn a_tunnel_whose_tokens_were_lost_is_not_opened_twice() {
    let devices = Devices::new().await.with_a_pump().await;
    devices.fail(Fault::of(FaultKind::Cut).on("OpenTunnel").after_effect());
    let fleet = &devices.world.fleet;
    let lost = fleet.open_tunnel(&pump(), "SSH", 60, "x").await.unwrap_err();
    assert!(lost.leaves_doubt(), "{lost}");
    let tunnels = fleet.tunnels(&pump()).await.unwrap();
    assert_eq!((tunnels.len(), tunnels[0].open), (1, true));
}

#[tokio::test]
async fn tunnels_are_read_over_their_pages_latest_first() {
    let devices = Devices::new().await.with_a_pump().await;
    let fleet = &devices.world.fleet;
    for _ in 0..105 {
        let tokens = fleet.open_tunnel(&pump(), "SSH", 60, "x").await.unwrap();
        fleet.close_tunnel(&tokens.tunnel).await.unwrap();
        devices.running.world().advance_ms(1_000);
    }
    let tunnels = fleet.tunnels(&pump()).await.unwrap();
    assert_eq!(tunnels.len(), 105);
    assert!(tunnels.is_sorted_by(|a, b| a.opened > b.opened));
    assert_eq!(devices.calls("ListTunnels").len(), 2);
}
