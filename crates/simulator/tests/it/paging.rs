//! Escalations on the world's clock.

use serde_json::{Value, json};
use simulator::{Answer, Seed};

use crate::harness::{START_MS, World, world};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
const ESCALATION: &str = "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/ot-escalation";

async fn engage(world: &World, contact: &str) -> String {
    let asked = json!({"ContactId": contact, "Sender": "test", "Subject": "s", "Content": "c"});
    let reply = world.contacts("StartEngagement", asked).await;
    reply["EngagementArn"].as_str().unwrap().to_owned()
}

async fn pages(world: &World, engagement: &str) -> Vec<Value> {
    let asked = json!({"EngagementId": engagement});
    let reply = world.contacts("ListPagesByEngagement", asked).await;
    reply["Pages"].as_array().unwrap().clone()
}

async fn engagement(world: &World, arn: &str) -> Value {
    world
        .contacts("DescribeEngagement", json!({"EngagementId": arn}))
        .await
}

/// Whom each page went to, and how many seconds after the start.
async fn sent(world: &World, engagement: &str) -> Vec<(String, i64)> {
    let alias = |page: &Value| {
        let arn = page["ContactArn"].as_str().unwrap();
        arn.rsplit('/').next().unwrap().to_owned()
    };
    pages(world, engagement)
        .await
        .iter()
        .map(|page| (alias(page), ms(&page["SentTime"]) - START_MS))
        .map(|(alias, after)| (alias, after / 1000))
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds of this century are exact in a double"
)]
fn ms(seconds: &Value) -> i64 {
    (seconds.as_f64().unwrap() * 1000.0).round() as i64
}

fn named(pages: &[(&str, i64)]) -> Vec<(String, i64)> {
    let named = |(name, after): &(&str, i64)| ((*name).to_owned(), *after);
    pages.iter().map(named).collect()
}

#[tokio::test]
async fn one_jump_pages_everybody_at_the_second_at_which_many_small_ones_do() {
    let (one, other) = (world(Seed::Demo).await, world(Seed::Demo).await);
    let (first, second) = (engage(&one, ESCALATION).await, engage(&other, ESCALATION).await);
    one.handle.advance_ms(DAY_MS);
    for _ in 0..4 * 30 {
        other.handle.advance_ms(15_000);
    }
    // SMS, voice and e-mail of who is on call; SMS and e-mail of engineering, whose telephone was never activated; the mail of
    // the duty manager, whose SMS wasn't either.
    let expected = named(&[
        ("ot-on-call", 0),
        ("ot-on-call", 2 * 60),
        ("ot-on-call", 5 * 60),
        ("device-engineering", 5 * 60),
        ("device-engineering", 11 * 60),
        ("duty-manager", 18 * 60),
    ]);
    assert_eq!(sent(&one, &first).await, expected);
    assert_eq!(sent(&other, &second).await, expected);
    let (ended, same) = (engagement(&one, &first).await, engagement(&other, &second).await);
    assert_eq!(ms(&ended["StopTime"]), START_MS + (15 + 8) * MINUTE_MS);
    assert_eq!(ended["StopTime"], same["StopTime"]);
}

#[tokio::test]
async fn an_acknowledgement_within_the_last_second_of_a_stage_stops_the_next() {
    let world = world(Seed::Demo).await;
    let (acknowledged, missed) = (engage(&world, ESCALATION).await, engage(&world, ESCALATION).await);
    world.handle.advance_ms(5 * MINUTE_MS - 1);
    let page = pages(&world, &acknowledged).await[0]["PageArn"].clone();
    world
        .handle
        .answer_page(page.as_str().unwrap(), Answer::Acknowledge)
        .unwrap();
    world.handle.advance_ms(1);
    let late = pages(&world, &missed).await[0]["PageArn"].clone();
    world
        .handle
        .answer_page(late.as_str().unwrap(), Answer::Acknowledge)
        .unwrap();
    world.handle.advance_ms(DAY_MS);
    let ot = [("ot-on-call", 0), ("ot-on-call", 2 * 60)];
    assert_eq!(sent(&world, &acknowledged).await, named(&ot));
    let escalated = sent(&world, &missed).await;
    // The stage had begun; the engineers stay engaged until they answer or their plan has run out, and nobody after them.
    let names: Vec<&str> = escalated.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "ot-on-call",
            "ot-on-call",
            "ot-on-call",
            "device-engineering",
            "device-engineering"
        ]
    );
    assert_eq!(
        ms(&engagement(&world, &acknowledged).await["StopTime"]),
        START_MS + 5 * MINUTE_MS - 1
    );
    assert_eq!(
        ms(&engagement(&world, &missed).await["StopTime"]),
        START_MS + 15 * MINUTE_MS
    );
}

#[tokio::test]
async fn a_clock_that_is_set_back_pages_nobody_twice() {
    let world = world(Seed::Demo).await;
    let arn = engage(&world, ESCALATION).await;
    world.handle.advance_ms(6 * MINUTE_MS);
    let before = pages(&world, &arn).await;
    world.handle.set_ms(START_MS);
    assert_eq!(pages(&world, &arn).await, before);
    world.handle.advance_ms(6 * MINUTE_MS);
    assert_eq!(pages(&world, &arn).await, before);
}

#[tokio::test]
async fn the_story_waits_for_somebody_and_escalates_further() {
    let world = world(Seed::Demo).await;
    let incident = world.open("meter-071").await;
    let asked = json!({"IncidentId": incident});
    let listed = world.contacts("ListEngagements", asked).await;
    let running = listed["Engagements"][0].clone();
    assert_eq!(running["ContactArn"], ESCALATION);
    assert!(running["StopTime"].is_null(), "{running}");
    let arn = running["EngagementArn"].as_str().unwrap();
    let names = |pages: &[(String, i64)]| {
        let mut names: Vec<String> = pages.iter().map(|(name, _)| name.clone()).collect();
        names.dedup();
        names
    };
    assert_eq!(
        names(&sent(&world, arn).await),
        ["ot-on-call", "device-engineering"]
    );
    world.handle.advance_ms(15 * MINUTE_MS);
    assert_eq!(
        names(&sent(&world, arn).await),
        ["ot-on-call", "device-engineering", "duty-manager"]
    );
    let kinds = world.events(&incident).await;
    let paged = |event: &&Value| event["eventType"] == "SSM Contacts Page for Incident";
    assert_eq!(kinds.iter().filter(paged).count(), 3);
}

#[tokio::test]
async fn engaging_an_escalation_whose_people_are_gone_pages_nobody_and_ends() {
    let world = world(Seed::Demo).await;
    for alias in ["ot-on-call", "device-engineering", "duty-manager"] {
        let arn = ESCALATION.replace("ot-escalation", alias);
        world.contacts("DeleteContact", json!({"ContactId": arn})).await;
    }
    let arn = engage(&world, ESCALATION).await;
    world.handle.advance_ms(DAY_MS);
    assert_eq!(pages(&world, &arn).await, Vec::<Value>::new());
    let ended = engagement(&world, &arn).await;
    assert_eq!(ms(&ended["StopTime"]), START_MS + 15 * MINUTE_MS);
}

#[tokio::test]
async fn an_on_call_schedule_without_rotations_engages_nobody() {
    let world = world(Seed::Demo).await;
    let rota = ESCALATION.replace("ot-escalation", "holiday-rota");
    let arn = engage(&world, &rota).await;
    let ended = engagement(&world, &arn).await;
    assert_eq!(ended["StopTime"], ended["StartTime"]);
    assert_eq!(pages(&world, &arn).await, Vec::<Value>::new());
}

#[tokio::test]
async fn what_an_engagement_tells_ends_with_its_incident() {
    let world = world(Seed::Demo).await;
    let incident = world.start(json!({"title": "Gone"})).await;
    world
        .done("/deleteIncidentRecord", json!({"arn": incident}))
        .await;
    world.handle.advance_ms(DAY_MS);
    let asked = json!({"IncidentId": incident});
    let listed = world.contacts("ListEngagements", asked).await;
    let arn = listed["Engagements"][0]["EngagementArn"].as_str().unwrap();
    assert_eq!(pages(&world, arn).await.len(), 6);
    let (status, _) = world
        .call("GET", &format!("/getIncidentRecord?arn={incident}"), Value::Null)
        .await;
    assert_eq!(status, 404);
}
