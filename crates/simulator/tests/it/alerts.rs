//! What Device Defender publishes, on its way through a topic to a queue.

use serde_json::{Value, json};
use simulator::Seed;

use crate::harness::{START_MS, World, world};

const TOPIC: &str = "arn:aws:sns:eu-central-1:111122223333:Alerts";
const QUEUE: &str = "arn:aws:sqs:eu-central-1:111122223333:alerts";
const ROLE: &str = "arn:aws:iam::111122223333:role/DeviceDefenderAlerts";

async fn sns(world: &World, form: &str) {
    let kind = "application/x-www-form-urlencoded";
    let reply = world
        .send("POST", "/", "sns", kind, &format!("{form}&Version=2010-03-31"))
        .await;
    let (status, text) = reply.unwrap();
    assert_eq!(status, 200, "{text}");
}

async fn sqs(world: &World, operation: &str, body: Value) -> Value {
    let kind = format!("application/x-amz-json-1.0\r\nx-amz-target: AmazonSQS.{operation}");
    let (status, text) = world
        .send("POST", "/", "sqs", &kind, &body.to_string())
        .await
        .unwrap();
    assert_eq!(status, 200, "{text}");
    serde_json::from_str(&text).unwrap()
}

/// A profile whose alerts go to a topic, and a queue that gets them as they are.
async fn watched() -> World {
    let world = world(Seed::Empty).await;
    sns(&world, "Action=CreateTopic&Name=Alerts").await;
    let policy = json!({"Statement": {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage", "Resource": QUEUE, "Condition": {"ArnEquals": {"aws:SourceArn": TOPIC}}}});
    let queue = json!({"QueueName": "alerts", "Attributes": {"Policy": policy.to_string()}});
    sqs(&world, "CreateQueue", queue).await;
    let subscribe = format!(
        "Action=Subscribe&TopicArn={TOPIC}&Protocol=sqs&Endpoint={QUEUE}\
         &Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true"
    );
    sns(&world, &subscribe).await;
    let profile = json!({"alertTargets": {"SNS": {"alertTargetArn": TOPIC, "roleArn": ROLE}}});
    world.iot("POST", "/security-profiles/Rules", profile).await;
    world
}

fn alert() -> Value {
    json!({
        "violationEventTime": START_MS, "thingName": "pump-001", "violationEventType": "in-alarm",
        "behavior": {"name": "Ports", "metric": "aws:listening-tcp-ports",
                     "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22]}}},
        "metricValue": {"ports": [123]}, "securityProfileName": "Rules",
    })
}

async fn received(world: &World) -> Vec<Value> {
    let url = format!("{}/111122223333/alerts", world.running.aws_endpoint());
    let reply = sqs(
        world,
        "ReceiveMessage",
        json!({"QueueUrl": url, "MaxNumberOfMessages": 10}),
    )
    .await;
    let messages = reply["Messages"].as_array().cloned().unwrap_or_default();
    messages
        .iter()
        .map(|one| serde_json::from_str(one["Body"].as_str().unwrap()).unwrap())
        .collect()
}

#[tokio::test]
async fn an_alert_is_in_the_queue_of_whoever_subscribed_to_its_topic() {
    let world = watched().await;
    let id = world.handle.report_violation(alert()).unwrap();
    let [message] = <[Value; 1]>::try_from(received(&world).await).unwrap();
    assert_eq!(message["violationId"], id.as_str());
    assert_eq!(message["metricValue"], json!({"ports": [123]}));
}

#[tokio::test]
async fn a_role_that_may_not_publish_loses_the_alert() {
    let world = watched().await;
    world
        .handle
        .set_role_policies("DeviceDefenderAlerts", Vec::new())
        .unwrap();
    world.handle.report_violation(alert()).unwrap();
    assert_eq!(received(&world).await, Vec::<Value>::new());
    assert_eq!(
        world.handle.notices_after(0).len(),
        1,
        "it was published all the same"
    );
}
