use super::devices::{Devices, PUMP, pump};
use domain::device::{Access, EffectivePolicy, Question};
use response::ports::Fleet;
use simulator::{Fault, FaultKind};

const DENY_ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iot:*","Resource":"*"}]}"#;
const PUBLISH_ONLY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iot:Publish","iot:Connect"],"Resource":"*"}]}"#;

fn question(access: Access, target: &str) -> Question {
    Question {
        access,
        target: target.to_owned(),
    }
}

#[tokio::test]
async fn the_policies_that_count_come_from_the_certificate_and_from_groups() {
    let devices = Devices::new().await.with_a_pump().await;
    let certificate = devices.certificate().await;
    let (group, arn) = devices.world.group("QUARANTINED").await;
    devices.world.policy("deny-all", DENY_ALL).await;
    devices.world.attach_policy("deny-all", &arn).await;
    devices
        .world
        .fleet
        .add_to_group(&pump(), &group, true)
        .await
        .unwrap();
    let fleet = &devices.world.fleet;
    let denies = EffectivePolicy {
        name: "deny-all".to_owned(),
        document: DENY_ALL.to_owned(),
    };
    assert_eq!(
        fleet.effective_policies(&pump(), None).await.unwrap(),
        std::slice::from_ref(&denies)
    );
    let mut both = fleet
        .effective_policies(&pump(), Some(&certificate))
        .await
        .unwrap();
    both.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(
        (both.len(), &both[0], both[1].name.as_str()),
        (2, &denies, "everything")
    );
    let client = "no thing's name".parse().unwrap();
    let own = fleet
        .effective_policies(&client, Some(&certificate))
        .await
        .unwrap();
    assert_eq!((own.len(), own[0].name.as_str()), (1, "everything"));
}

#[tokio::test]
async fn the_policies_of_a_thing_that_is_gone_are_no_empty_list() {
    let devices = Devices::new().await;
    let read = devices.world.fleet.effective_policies(&pump(), None).await;
    read.unwrap_err();
}

#[tokio::test]
async fn verdicts_come_in_the_order_of_their_questions_however_many() {
    let devices = Devices::new().await.with_a_pump().await;
    let (_, arn) = devices.world.certificate().await;
    devices.world.policy("publish-only", PUBLISH_ONLY).await;
    devices.world.attach_policy("publish-only", &arn).await;
    let mut certificate = devices.certificate().await;
    certificate.arn = arn;
    let mut questions = vec![
        question(Access::Connect, PUMP),
        question(Access::Subscribe, "plant/#"),
    ];
    questions.extend((0..11).map(|n| question(Access::Publish, &format!("plant/{n}"))));
    questions.push(question(Access::Receive, "plant/1"));
    let fleet = &devices.world.fleet;
    let verdicts = fleet.verdicts(&certificate, PUMP, &questions, &[]).await.unwrap();
    assert_eq!(devices.calls("TestAuthorization").len(), 2);
    let asked: Vec<_> = verdicts.iter().map(|verdict| verdict.question.clone()).collect();
    assert_eq!(asked, questions);
    for verdict in &verdicts {
        let allowed = matches!(verdict.question.access, Access::Connect | Access::Publish);
        assert_eq!(
            (verdict.allowed, verdict.explicit),
            (allowed, false),
            "{verdict:?}"
        );
        let by: &[&str] = if allowed { &["publish-only"] } else { &[] };
        assert_eq!(verdict.by, by, "{verdict:?}");
    }
    assert_eq!(fleet.verdicts(&certificate, PUMP, &[], &[]).await.unwrap(), []);
}

#[tokio::test]
async fn what_an_act_would_change_is_asked_before_it() {
    let devices = Devices::new().await.with_a_pump().await;
    devices.world.policy("deny-all", DENY_ALL).await;
    let certificate = devices.certificate().await;
    let question = [question(Access::Publish, "plant/1")];
    let fleet = &devices.world.fleet;
    let before = fleet.verdicts(&certificate, PUMP, &question, &[]).await.unwrap();
    assert!(before[0].allowed);
    let with = ["deny-all".to_owned()];
    let after = fleet
        .verdicts(&certificate, PUMP, &question, &with)
        .await
        .unwrap();
    assert_eq!((after[0].allowed, after[0].explicit), (false, true));
    assert_eq!(after[0].by, ["deny-all"]);
}

#[tokio::test]
async fn a_deny_is_certain_if_it_does_without_what_only_a_session_has() {
    let devices = Devices::new().await.with_a_pump().await;
    let elsewhere = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iot:*","Resource":"*",
        "Condition":{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}"#;
    devices.world.policy("elsewhere", elsewhere).await;
    devices.world.policy("deny-all", DENY_ALL).await;
    let certificate = devices.certificate().await;
    let question = [question(Access::Connect, PUMP)];
    for (with, missing) in [
        (&["elsewhere"][..], &["aws:SourceIp"][..]),
        (&["elsewhere", "deny-all"], &[]),
    ] {
        let with: Vec<String> = with.iter().map(ToString::to_string).collect();
        let fleet = &devices.world.fleet;
        let verdicts = fleet
            .verdicts(&certificate, PUMP, &question, &with)
            .await
            .unwrap();
        let verdict = &verdicts[0];
        assert_eq!((verdict.allowed, verdict.explicit), (false, true), "{with:?}");
        assert_eq!(verdict.missing, missing, "{with:?}");
        assert_eq!(verdict.surely_denied(), missing.is_empty(), "{with:?}");
    }
    // Who may not read the policy can't tell.
    let denied = Fault::of(FaultKind::Deny).on("GetPolicy");
    devices.fail(denied);
    let with = ["elsewhere".to_owned(), "deny-all".to_owned()];
    let verdicts = devices.world.fleet.verdicts(&certificate, PUMP, &question, &with);
    assert!(!verdicts.await.unwrap()[0].surely_denied());
}
