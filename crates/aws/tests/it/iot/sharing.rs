use super::devices::{Devices, PUMP, pump};
use futures::future::join_all;
use response::ports::Fleet;
use simulator::{Fault, FaultKind};
use std::collections::BTreeMap;

const READERS: usize = 50;

#[tokio::test]
async fn fifty_readers_of_one_device_are_one_call_of_each_operation() {
    let devices = Devices::new().await.with_a_pump().await;
    devices.connect(PUMP).await;
    let certificate = devices.certificate().await;
    let (group, arn) = devices.world.group("QUARANTINED").await;
    devices.world.attach_policy("everything", &arn).await;
    devices
        .world
        .fleet
        .add_to_group(&pump(), &group, true)
        .await
        .unwrap();
    devices.running.world().clear_calls();
    // Every reply takes a moment, so that all readers read at the same time.
    devices.fail(Fault {
        delay_ms: 100,
        ..Fault::of(FaultKind::Delay)
    });
    let (fleet, device) = (&devices.world.fleet, &pump());
    let (from, to) = (crate::bench::START.plus(-1_000), crate::bench::START);
    join_all((0..READERS).map(|_| async {
        tokio::try_join!(
            fleet.thing(device),
            fleet.groups(device),
            fleet.certificates(device),
            fleet.effective_policies(device, Some(&certificate)),
            fleet.connection(device),
            fleet.subscriptions(PUMP),
            fleet.violations(device),
        )
        .unwrap();
        tokio::try_join!(
            fleet.violation_events(device, from, to),
            fleet.metric(device, "aws:all-bytes-out", from, to),
            fleet.shadow(device),
            fleet.jobs(device),
            fleet.retained("plant/"),
            fleet.tunnels(device),
        )
        .unwrap();
    }))
    .await;
    let counts = devices.running.world().call_counts();
    let twice: BTreeMap<_, _> = counts.iter().filter(|(_, count)| **count != 1).collect();
    assert!(counts.len() >= 17 && twice.is_empty(), "{counts:?}");
}

#[tokio::test]
async fn who_reads_after_an_act_does_not_get_what_was_read_before_it() {
    let devices = Devices::new().await.with_a_pump().await;
    let (group, _) = devices.world.group("QUARANTINED").await;
    let fleet = &devices.world.fleet;
    devices.fail(Fault {
        delay_ms: 300,
        ..Fault::of(FaultKind::Delay)
            .on("ListThingGroupsForThing")
            .times(1)
            .after_effect()
    });
    let (before, device) = (fleet.clone(), pump());
    let early = tokio::spawn(async move { before.groups(&device).await });
    while devices.calls("ListThingGroupsForThing").is_empty() {
        tokio::task::yield_now().await;
    }
    fleet.add_to_group(&pump(), &group, true).await.unwrap();
    assert_eq!(fleet.groups(&pump()).await.unwrap().len(), 1);
    assert_eq!(early.await.unwrap().unwrap(), []);
}
