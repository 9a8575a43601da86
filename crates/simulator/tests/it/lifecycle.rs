//! Starting, stopping, and what two starts have in common.

use std::time::Duration;

use serde_json::json;
use simulator::{Fault, FaultKind, Options, Seed, Simulator, StartError};

use crate::harness::{PLAN, world};

#[tokio::test]
async fn a_taken_address_is_named_in_the_error() {
    let world = world(Seed::Empty).await;
    let taken = world
        .running
        .aws_endpoint()
        .replace("http://", "")
        .parse()
        .unwrap();
    let refused = Simulator::start(Options {
        listen: taken,
        ..Options::default()
    })
    .await
    .unwrap_err();
    let StartError::Listen { address, .. } = refused else {
        panic!("{refused}")
    };
    assert_eq!(address, taken);
}

#[tokio::test]
async fn the_control_port_is_served_only_if_asked_for() {
    assert_eq!(world(Seed::Empty).await.running.control_endpoint(), None);
    let control = Some("127.0.0.1:0".parse().unwrap());
    let running = Simulator::start(Options {
        control,
        ..Options::default()
    })
    .await
    .unwrap();
    assert_ne!(running.control_endpoint().unwrap(), running.aws_endpoint());
    running.shutdown().await;
}

#[tokio::test]
async fn the_same_start_gives_the_same_world() {
    let (one, other) = (world(Seed::Demo).await, world(Seed::Demo).await);
    let list = async |of: &crate::harness::World| {
        of.all("/listIncidentRecords", "incidentRecordSummaries", json!({}))
            .await
    };
    let records = list(&one).await;
    assert_eq!(records.len(), 244);
    assert_eq!(records, list(&other).await);
    let arn = one.open("pump-117").await;
    assert_eq!(one.record(&arn).await, other.record(&arn).await);
    assert_eq!(one.events(&arn).await, other.events(&arn).await);
}

#[tokio::test]
async fn an_empty_account_has_a_replication_set_and_nothing_else() {
    let world = world(Seed::Empty).await;
    assert_eq!(
        world.done("/listIncidentRecords", json!({})).await["incidentRecordSummaries"],
        json!([])
    );
    assert_eq!(
        world.done("/listResponsePlans", json!({})).await["responsePlanSummaries"],
        json!([])
    );
    let sets = world.done("/listReplicationSets", json!({})).await;
    assert_eq!(sets["replicationSetArns"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_shutdown_ends_calls_that_would_never_be_answered() {
    let world = world(Seed::Demo).await;
    world.handle.add_fault(Fault::of(FaultKind::TimeOut));
    let running = world.running;
    let address = running.aws_endpoint().replace("http://", "");
    let mut waiting = tokio::net::TcpStream::connect(address).await.unwrap();
    let request = "POST /listResponsePlans HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nauthorization: \
                   AWS4-HMAC-SHA256 Credential=AKIASIMULATEDADMIN00/d/eu-central-1/ssm-incidents/aws4_request\r\n\r\n";
    tokio::io::AsyncWriteExt::write_all(&mut waiting, request.as_bytes())
        .await
        .unwrap();
    while world.handle.calls_after(0).is_empty() {
        tokio::task::yield_now().await;
    }
    tokio::time::timeout(Duration::from_secs(5), running.shutdown())
        .await
        .unwrap();
    let mut reply = Vec::new();
    let ended = tokio::io::AsyncReadExt::read_to_end(&mut waiting, &mut reply).await;
    assert!(reply.is_empty(), "{ended:?} {reply:?}");
}

#[tokio::test]
async fn one_client_token_has_one_effect_even_when_many_calls_race() {
    let world = std::sync::Arc::new(world(Seed::Demo).await);
    let calls: Vec<_> = (0..40)
        .map(|_| {
            let world = world.clone();
            tokio::spawn(async move {
                world
                    .start(json!({"clientToken": "race", "title": "raced"}))
                    .await
            })
        })
        .collect();
    let mut arns = std::collections::BTreeSet::new();
    for call in calls {
        arns.insert(call.await.unwrap());
    }
    assert_eq!(arns.len(), 1, "{arns:?} from {PLAN}");
    let all = world
        .all("/listIncidentRecords", "incidentRecordSummaries", json!({}))
        .await;
    assert_eq!(all.iter().filter(|record| record["title"] == "raced").count(), 1);
}
