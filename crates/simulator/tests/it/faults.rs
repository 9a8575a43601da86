//! Failures on request, seen from both sides.

use serde_json::json;
use simulator::{Fault, FaultKind, Rate, Seed};

use crate::harness::{PLAN, world};

#[tokio::test]
async fn a_reply_that_is_cut_after_the_effect_leaves_effect_and_log_entry() {
    let world = world(Seed::Demo).await;
    world.handle.clear_calls();
    world.handle.add_fault(
        Fault::of(FaultKind::Cut)
            .on("StartIncident")
            .times(1)
            .after_effect(),
    );
    let body = json!({"responsePlanArn": PLAN, "title": "cut", "clientToken": "t"}).to_string();
    let reply = world
        .send(
            "POST",
            "/startIncident",
            "ssm-incidents",
            "application/json",
            &body,
        )
        .await;
    assert_eq!(reply, None);
    let calls = world.handle.calls_after(0);
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].status, None);
    assert_eq!(calls[0].fault.as_deref(), Some("cut after effect"));
    assert_eq!(calls[0].client_token.as_deref(), Some("t"));
    let arn = world.open("cut").await;
    assert_eq!(
        world.start(json!({"title": "cut", "clientToken": "t"})).await,
        arn
    );
}

#[tokio::test]
async fn a_fault_strikes_only_its_service() {
    let world = world(Seed::Demo).await;
    let mut fault = Fault::of(FaultKind::Throttle);
    fault.service = Some("sts".to_owned());
    world.handle.add_fault(fault);
    assert_eq!(world.call("POST", "/listResponsePlans", json!({})).await.0, 200);
    let form = "Action=GetCallerIdentity&Version=2011-06-15";
    let (status, body) = world
        .send("POST", "/", "sts", "application/x-www-form-urlencoded", form)
        .await
        .unwrap();
    assert_eq!(status, 429);
    assert!(body.contains("<Code>Throttling</Code>"), "{body}");
}

#[tokio::test]
async fn a_quota_of_the_account_throttles_every_caller() {
    let mut world = world(Seed::Demo).await;
    world.handle.set_quota(
        Some("ListResponsePlans"),
        Rate {
            per_second: 0.001,
            burst: 1.0,
        },
    );
    assert_eq!(world.call("POST", "/listResponsePlans", json!({})).await.0, 200);
    world.sign_as(simulator::READER_ACCESS_KEY, None);
    let (status, body) = world.call("POST", "/listResponsePlans", json!({})).await;
    assert_eq!((status, &body["serviceCode"]), (429, &json!("ssm-incidents")));
    world.handle.advance_ms(1_000_000);
    assert_eq!(world.call("POST", "/listResponsePlans", json!({})).await.0, 200);
}

#[tokio::test]
async fn a_delay_after_the_effect_holds_back_the_reply_only() {
    let world = std::sync::Arc::new(world(Seed::Demo).await);
    let mut fault = Fault::of(FaultKind::Delay)
        .on("StartIncident")
        .times(1)
        .after_effect();
    fault.delay_ms = 60_000;
    world.handle.add_fault(fault);
    world.handle.clear_calls();
    let caller = world.clone();
    let waiting = tokio::spawn(async move { caller.start(json!({"title": "held back"})).await });
    while world.handle.calls_after(0).is_empty() {
        tokio::task::yield_now().await;
    }
    world.open("held back").await;
    assert!(!waiting.is_finished());
    waiting.abort();
}
