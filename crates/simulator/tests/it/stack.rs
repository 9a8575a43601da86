//! Stacks: a template's resources, made in the order in which they refer to each other, or refused.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use simulator::{ClockMode, Options, Running, Seed, Simulator, Stack, StackError, StartError};

use crate::harness::{START_MS, started};

fn options(template: Value, parameters: &[(&str, &str)]) -> Options {
    let parameters = parameters
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Options {
        seed: Seed::Empty,
        start_ms: Some(START_MS),
        clock: ClockMode::Frozen,
        id_seed: Some(1),
        stack: Some(Stack {
            name: "sample".to_owned(),
            template,
            parameters: parameters.collect::<BTreeMap<_, _>>(),
            functions: "no/such/folder".into(),
        }),
        ..Options::default()
    }
}

async fn made(template: Value, parameters: &[(&str, &str)]) -> Running {
    Simulator::start(options(template, parameters)).await.unwrap()
}

async fn refused(template: Value, parameters: &[(&str, &str)]) -> StackError {
    match Simulator::start(options(template, parameters)).await {
        Err(StartError::Stack(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// A function with its role and the queue that feeds it, which are declared before what they refer to.
fn fed() -> Value {
    let trust = json!({"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}}]});
    let reads = json!({"Statement": [{"Effect": "Allow", "Action": "sqs:ReceiveMessage",
        "Resource": {"Fn::GetAtt": ["Work", "Arn"]}}]});
    json!({
        "Parameters": {
            "Size": {"Type": "Number", "Default": 25},
            "Names": {"Type": "CommaDelimitedList"},
            "Feeds": {"Type": "String", "Default": "yes", "AllowedValues": ["yes", "no"]},
        },
        "Conditions": {
            "Fed": {"Fn::Equals": [{"Ref": "Feeds"}, "yes"]},
            "Idle": {"Fn::Not": [{"Condition": "Fed"}]},
        },
        "Resources": {
            "Feed": {"Type": "AWS::Lambda::EventSourceMapping", "Condition": "Fed", "Properties": {
                "FunctionName": {"Ref": "Worker"}, "EventSourceArn": {"Fn::GetAtt": ["Work", "Arn"]},
                "BatchSize": {"Ref": "Size"}, "MaximumBatchingWindowInSeconds": 5,
                "FunctionResponseTypes": ["ReportBatchItemFailures"], "ScalingConfig": {"MaximumConcurrency": 2}}},
            "Worker": {"Type": "AWS::Lambda::Function", "Metadata": {"Folder": "worker"}, "Properties": {
                "FunctionName": {"Fn::Sub": "${AWS::StackName}-works-in-${AWS::Region}"}, "Timeout": 60,
                "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                "Environment": {"Variables": {"NAMES": {"Fn::Join": ["+", {"Ref": "Names"}]}}}}},
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust,
                "Policies": [{"PolicyName": "reads", "PolicyDocument": reads}]}},
            "Work": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 360}},
            "Unused": {"Type": "AWS::SNS::Topic", "Condition": "Idle"},
        },
    })
}

#[tokio::test]
async fn resources_are_made_before_what_refers_to_them() {
    let running = made(fed(), &[("Names", "a, b")]).await;
    let world = running.world();
    let [function] = <[_; 1]>::try_from(world.functions()).unwrap();
    assert_eq!(function.name, "sample-works-in-eu-central-1");
    assert_eq!((function.timeout_s, function.concurrency), (60, Some(2)));
    let [source] = function.sources.as_slice() else {
        panic!("{:?}", function.sources)
    };
    assert!(
        source
            .queue
            .starts_with("arn:aws:sqs:eu-central-1:111122223333:sample-Work-"),
        "{source:?}"
    );
    assert_eq!((source.batch_size, source.window_s), (25, 5));
    let roles = world.iam()["roles"].clone();
    let (_, role) = roles
        .as_object()
        .unwrap()
        .iter()
        .find(|(name, _)| name.starts_with("sample-Role-"))
        .unwrap();
    assert_eq!(role["assumable_by"], json!(["lambda.amazonaws.com"]));
    assert_eq!(role["policies"][0]["Statement"][0]["Resource"], source.queue);
}

#[tokio::test]
async fn a_condition_that_does_not_hold_makes_nothing() {
    let running = made(fed(), &[("Names", "a"), ("Feeds", "no")]).await;
    assert!(running.world().functions()[0].sources.is_empty());
    let calls = running.world().calls_after(0);
    assert_eq!(
        calls.len(),
        0,
        "what a stack makes is none of the account's callers"
    );
}

#[tokio::test]
async fn what_is_not_known_is_refused_by_name() {
    let of = |resource: Value| json!({"Resources": {"Thing": resource}});
    let kind = refused(of(json!({"Type": "AWS::EC2::Instance"})), &[]).await;
    assert!(
        matches!(&kind, StackError::Type { kind, .. } if kind == "AWS::EC2::Instance"),
        "{kind}"
    );
    let topic = json!({"Type": "AWS::SNS::Topic", "Properties": {"FifoTopic": true}});
    let property = refused(of(topic), &[]).await;
    assert!(
        matches!(&property, StackError::Property { property, .. } if property == "FifoTopic"),
        "{property}"
    );
    let function = json!({"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::Base64": "x"}}});
    assert!(matches!(
        refused(of(function), &[]).await,
        StackError::Function(_)
    ));
    let nowhere = json!({"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Ref": "Nowhere"}}});
    assert!(matches!(refused(of(nowhere), &[]).await, StackError::Unknown(name) if name == "Nowhere"));
    let member = json!({"Type": "AWS::SNS::Topic", "CreationPolicy": {}});
    assert!(matches!(refused(of(member), &[]).await, StackError::Form(_)));
    assert!(matches!(refused(json!({}), &[]).await, StackError::Form(_)));
}

#[tokio::test]
async fn parameters_are_what_their_type_says() {
    let missing = refused(fed(), &[]).await;
    assert!(
        matches!(&missing, StackError::Parameter { name, .. } if name == "Names"),
        "{missing}"
    );
    for (name, value) in [("Size", "many"), ("Feeds", "perhaps"), ("Colour", "red")] {
        let wrong = refused(fed(), &[("Names", "a"), (name, value)]).await;
        assert!(
            matches!(&wrong, StackError::Parameter { name: of, .. } if of == name),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn resources_that_need_each_other_and_what_aws_refuses_end_it() {
    let topic = |name: &str| json!({"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::GetAtt": [name, "TopicName"]}}});
    let circle = json!({"Resources": {"One": topic("Other"), "Other": topic("One")}});
    assert!(matches!(refused(circle, &[]).await, StackError::Circle(_)));
    let queue = json!({"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 99_999}});
    let refusal = refused(json!({"Resources": {"Queue": queue}}), &[]).await;
    assert!(
        matches!(&refusal, StackError::Refused { operation, .. } if *operation == "CreateQueue"),
        "{refusal}"
    );
    let condition = json!({"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
        "Condition": {"StringEquals": {"aws:PrincipalTag/team": "ot"}}}]});
    let role = json!({"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": condition}});
    assert!(matches!(
        refused(json!({"Resources": {"Role": role}}), &[]).await,
        StackError::Value { .. }
    ));
}

#[tokio::test]
async fn where_a_workflow_is_deployed_the_demos_fleet_gives_it_something_to_do() {
    let topic = || json!({"Resources": {"Alerts": {"Type": "AWS::SNS::Topic", "Properties": {}}}});
    let begun = |stack| Options {
        seed: Seed::Demo,
        stack,
        ..options(topic(), &[])
    };
    for (stack, violates) in [(options(topic(), &[]).stack, true), (None, false)] {
        let world = started(begun(stack)).await;
        world.handle.set_ms(START_MS + 20 * 60_000);
        for device in ["valve-046", "meter-033"] {
            let path = format!("/active-violations?thingName={device}");
            let found = world.iot("GET", &path, Value::Null).await;
            let active = found["activeViolations"].as_array().unwrap();
            assert_eq!(active.len(), usize::from(violates), "{device}: {active:?}");
        }
    }
}
