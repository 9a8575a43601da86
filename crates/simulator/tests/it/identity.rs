//! Sessions of roles, without an SDK.

use serde_json::json;
use simulator::{CONTAINMENT_ACCESS_KEY, READER_ACCESS_KEY, Seed};

use crate::harness::{PLAN, World, world};

const FORM: &str = "application/x-www-form-urlencoded";

async fn assume(world: &World, role: &str) -> (String, String) {
    let role = format!("arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2F{role}");
    let form = format!("Action=AssumeRole&Version=2011-06-15&RoleArn={role}&RoleSessionName=lead.m");
    let (status, xml) = world.send("POST", "/", "sts", FORM, &form).await.unwrap();
    assert_eq!(status, 200, "{xml}");
    let between = |tag: &str| {
        let (_, rest) = xml.split_once(&format!("<{tag}>")).unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    (between("AccessKeyId"), between("SessionToken"))
}

#[tokio::test]
async fn a_session_acts_and_ends_on_the_worlds_clock() {
    let mut world = world(Seed::Demo).await;
    world.sign_as(READER_ACCESS_KEY, None);
    let (key, token) = assume(&world, "LazaretResponder").await;
    world.sign_as(&key, Some(&token));
    let arn = world.start(json!({})).await;
    let by = "arn:aws:sts::111122223333:assumed-role/LazaretResponder/lead.m";
    assert_eq!(world.record(&arn).await["lastModifiedBy"], by);
    world.handle.advance_ms(3_600_000);
    let (status, body) = world.call("POST", "/listResponsePlans", json!({})).await;
    assert_eq!(status, 403, "{body}");
}

#[tokio::test]
async fn a_role_may_only_do_what_its_policies_say() {
    let mut world = world(Seed::Demo).await;
    world.sign_as(CONTAINMENT_ACCESS_KEY, None);
    let (status, body) = world
        .call("POST", "/startIncident", json!({"responsePlanArn": PLAN}))
        .await;
    assert_eq!(status, 403);
    assert!(
        body["message"]
            .as_str()
            .unwrap()
            .contains("ssm-incidents:StartIncident on resource: arn:aws")
    );
    let allow = json!({"Statement": {"Effect": "Allow", "Action": "ssm-incidents:Start*", "Resource": PLAN}});
    world
        .handle
        .set_role_policies("LazaretContainment", vec![allow])
        .unwrap();
    world.start(json!({})).await;
    assert_eq!(world.call("POST", "/listResponsePlans", json!({})).await.0, 403);
}

#[tokio::test]
async fn policies_that_cannot_be_evaluated_are_refused_and_change_nothing() {
    let world = world(Seed::Empty).await;
    let conditional =
        json!({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {}}});
    let before = world.handle.iam();
    world
        .handle
        .set_role_policies("LazaretReader", vec![conditional])
        .unwrap_err();
    world
        .handle
        .set_role_policies("NoSuchRole", Vec::new())
        .unwrap_err();
    world.handle.set_iam(json!({"roles": {}})).unwrap_err();
    assert_eq!(world.handle.iam(), before);
}

#[tokio::test]
async fn what_a_role_uses_of_its_rights_is_counted_beyond_the_log() {
    let mut world = world(Seed::Demo).await;
    world.sign_as(READER_ACCESS_KEY, None);
    let (key, token) = assume(&world, "LazaretContainment").await;
    world.sign_as(&key, Some(&token));
    for _ in 0..2 {
        world.call("POST", "/listResponsePlans", json!({})).await;
    }
    let plan = json!({"responsePlanArn": PLAN});
    world.call("POST", "/startIncident", plan).await;
    world.handle.clear_calls();
    let uses = world.handle.uses();
    let of = &uses["role/LazaretContainment"];
    assert_eq!(
        of.allowed,
        [("ssm-incidents:ListResponsePlans".to_owned(), 2)].into()
    );
    assert_eq!(of.denied, [("ssm-incidents:StartIncident".to_owned(), 1)].into());
    assert_eq!(uses["role/LazaretReader"].allowed["sts:AssumeRole"], 1);
}
