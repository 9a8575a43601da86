use super::account;
use domain::containment::Answers;
use domain::readiness::{Indexing, LogLevel, Needed, TrainingState};
use response::ports::Preparation;
use simulator::{READER_ACCESS_KEY, RESPONDER_ACCESS_KEY, Seed};

#[tokio::test]
async fn logging_and_index_are_read_with_all_that_they_hold() {
    let (running, setup) = account(Seed::Demo, RESPONDER_ACCESS_KEY).await;
    let logging = setup.logging().await.unwrap().unwrap();
    assert_eq!(logging.level, LogLevel::Info);
    assert!(logging.role.unwrap().ends_with(":role/IotLogging"));
    let whole = Indexing {
        registry: true,
        shadows: true,
        connectivity: true,
        violations: true,
        complete: true,
    };
    assert_eq!(setup.indexing().await.unwrap(), whole);
    running.shutdown().await;
}

#[tokio::test]
async fn profiles_are_read_with_behaviours_alerts_targets_and_training() {
    let (running, setup) = account(Seed::Demo, RESPONDER_ACCESS_KEY).await;
    let profiles = setup.security_profiles().await.unwrap();
    let names: Vec<&str> = profiles.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["DeviceMLBaseline", "DeviceRuleBaseline"]);
    let (learned, rules) = (&profiles[0], &profiles[1]);
    assert!(learned.behaviours[0].learned && !rules.behaviours[0].learned);
    assert_eq!(rules.behaviours.len(), 4);
    assert_eq!(
        rules.behaviours[0].metric.as_deref(),
        Some("aws:listening-tcp-ports")
    );
    assert!(rules.tells[0].ends_with(":DeviceAlerts") && rules.targets[0].ends_with(":all/things"));
    let training = setup.training().await.unwrap();
    assert_eq!(training.len(), 1);
    let one = &training[0];
    assert_eq!(
        (
            one.profile.as_str(),
            one.behaviour.as_str(),
            one.state,
            one.percent
        ),
        (
            "DeviceMLBaseline",
            "outboundbytes",
            TrainingState::Active,
            Some(100)
        )
    );
    assert!(one.built.is_some());
    running.shutdown().await;
}

#[tokio::test]
async fn things_are_listed_past_the_first_page_and_those_that_are_connected_are_found() {
    let (running, setup) = account(Seed::Demo, RESPONDER_ACCESS_KEY).await;
    let all = setup.devices(20_000).await.unwrap();
    let of = |device: &str| all.iter().find(|(name, _)| name.as_str() == device).unwrap().1;
    assert_eq!(of("pump-117"), Answers::default());
    assert!(all.len() > 250, "{}", all.len());
    assert_eq!(setup.devices(7).await.unwrap(), all[..7]);
    let connected = setup.connected(5).await.unwrap();
    assert_eq!(connected.len(), 5);
    assert!(
        connected
            .iter()
            .all(|one| all.iter().any(|(name, _)| name == one))
    );
    running.shutdown().await;
}

#[tokio::test]
async fn certificates_that_may_connect_lead_to_the_things_that_use_them() {
    let (running, setup) = account(Seed::Demo, RESPONDER_ACCESS_KEY).await;
    let active = setup.active_certificates(20_000).await.unwrap();
    assert!(active.len() > 100, "{}", active.len());
    assert!(active.iter().all(|one| one.arn.ends_with(one.id.as_str())));
    let users = setup.users(&active[0]).await.unwrap();
    assert!(!users.is_empty());
    running.shutdown().await;
}

#[tokio::test]
async fn the_replication_set_and_the_plans_are_read_with_what_they_do() {
    let (running, setup) = account(Seed::Demo, RESPONDER_ACCESS_KEY).await;
    let set = setup.replication().await.unwrap().unwrap();
    assert!(set.active && set.protected && set.regions[0].active);
    assert_eq!(set.regions[0].region, "eu-central-1");
    let plans = setup.plans().await.unwrap();
    let names: Vec<&str> = plans.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["IotResponsePlan", "PlantNetworkPlan"]);
    assert!(plans[0].engages[0].ends_with("ot-escalation") && plans[0].chat);
    assert_eq!(plans[0].runbooks.len(), 1);
    assert!(plans[1].runbooks.is_empty() && !plans[1].chat);
    running.shutdown().await;
}

fn needed(action: &str) -> Needed {
    Needed {
        action: action.into(),
        resource: "*".into(),
        lets: String::new(),
        acts: false,
    }
}

#[tokio::test]
async fn a_roles_rights_are_found_out_without_doing_anything() {
    let asked = [
        needed("iot:UpdateCertificate"),
        needed("iot:DescribeThing"),
        Needed {
            resource: "arn:aws:iam::111122223333:role/LazaretResponder".into(),
            ..needed("sts:AssumeRole")
        },
    ];
    for (key, expected) in [
        (RESPONDER_ACCESS_KEY, [true, true, false]),
        (READER_ACCESS_KEY, [false, true, true]),
    ] {
        let (running, setup) = account(Seed::Demo, key).await;
        running.world().clear_calls();
        let answers = setup.permissions(&asked).await.unwrap();
        let allowed: Vec<bool> = answers.iter().map(|one| one.allowed).collect();
        assert_eq!(allowed, expected);
        assert!(
            answers
                .iter()
                .zip(&asked)
                .all(|(answer, asked)| answer.needed == *asked)
        );
        let calls = running.world().calls_after(0);
        let called: Vec<&str> = calls.iter().map(|call| call.operation.as_str()).collect();
        assert_eq!(called, ["SimulatePrincipalPolicy"; 2]);
        running.shutdown().await;
    }
}
