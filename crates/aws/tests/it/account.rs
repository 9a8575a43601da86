use crate::bench::{settings, start};
use aws::{Account, AwsSettings, ConnectError};
use response::ports::{IncidentStore, StoreError};
use simulator::{ADMIN_ACCESS_KEY, READER_ACCESS_KEY, Seed};

#[tokio::test]
async fn the_account_is_learnt_from_the_credentials() {
    let running = start(Seed::Empty).await;
    let account = Account::connect(settings(&running, READER_ACCESS_KEY))
        .await
        .unwrap();
    assert_eq!(account.id.as_str(), "111122223333");
    assert_eq!(account.partition, "aws");
    assert_eq!(account.region.as_str(), "eu-central-1");
    assert_eq!(
        account.principal,
        "arn:aws:sts::111122223333:assumed-role/LazaretReader/console"
    );
    assert_eq!(account.gateway().calls()[0].operation, "GetCallerIdentity");
    running.shutdown().await;
}

#[tokio::test]
async fn another_account_than_the_configured_one_is_refused() {
    let running = start(Seed::Empty).await;
    let settings = AwsSettings {
        account: Some("444455556666".parse().unwrap()),
        ..settings(&running, ADMIN_ACCESS_KEY)
    };
    let error = Account::connect(settings).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the credentials belong to account 111122223333, but account 444455556666 is configured"
    );
}

#[tokio::test]
async fn a_role_is_assumed_under_the_session_name_that_is_set() {
    let running = start(Seed::Empty).await;
    let settings = AwsSettings {
        role_arn: Some("arn:aws:iam::111122223333:role/LazaretResponder".to_owned()),
        session_name: "lazaret-console".to_owned(),
        ..settings(&running, READER_ACCESS_KEY)
    };
    let account = Account::connect(settings).await.unwrap();
    assert_eq!(
        account.principal,
        "arn:aws:sts::111122223333:assumed-role/LazaretResponder/lazaret-console"
    );
    account.incident_manager().plans().await.unwrap();
    let calls = running.world().calls_after(0);
    let last = calls.last().unwrap();
    assert_eq!(last.operation, "ListResponsePlans");
    assert_eq!(last.principal.as_deref(), Some(account.principal.as_str()));
}

#[tokio::test]
async fn a_role_that_may_not_be_assumed_is_an_error_that_says_so() {
    let running = start(Seed::Empty).await;
    let settings = AwsSettings {
        role_arn: Some("arn:aws:iam::111122223333:role/LazaretDetect".to_owned()),
        ..settings(&running, READER_ACCESS_KEY)
    };
    let error = Account::connect(settings).await.unwrap_err().to_string();
    assert!(error.contains("sts:AssumeRole"), "{error}");
}

#[tokio::test]
async fn a_key_that_aws_does_not_know_is_an_error_that_says_so() {
    let running = start(Seed::Empty).await;
    let error = Account::connect(settings(&running, "AKIANOBODYKNOWSTHIS0"))
        .await
        .unwrap_err();
    let ConnectError::Identity(StoreError::Denied { operation, action }) = error else {
        return assert_eq!(error.to_string(), "denied");
    };
    assert_eq!(operation, "GetCallerIdentity");
    assert_eq!(action, "a valid credential (InvalidClientTokenId)");
}

#[tokio::test]
async fn an_endpoint_where_nobody_listens_is_unavailable() {
    let running = start(Seed::Empty).await;
    let settings = settings(&running, ADMIN_ACCESS_KEY);
    running.shutdown().await;
    let error = Account::connect(settings).await.unwrap_err();
    assert!(
        matches!(error, ConnectError::Identity(StoreError::Unavailable { .. })),
        "{error}"
    );
}

#[tokio::test]
async fn an_account_known_from_before_makes_no_call_until_aws_says_that_it_is_the_one() {
    let running = start(Seed::Empty).await;
    let known = async |id: &str| {
        let principal = "arn:aws:sts::111122223333:assumed-role/LazaretReader/console";
        let settings = settings(&running, ADMIN_ACCESS_KEY);
        Account::known(settings, id.parse().unwrap(), principal.to_owned()).await
    };
    let is_held = async |account: &Account| {
        let plans = account.incident_manager().plans().await;
        matches!(plans, Err(StoreError::Unavailable { .. }))
    };
    let (account, other) = (known("111122223333").await, known("444455556666").await);
    assert!(is_held(&account).await && is_held(&other).await);
    assert!(running.world().calls_after(0).is_empty());
    account.confirm().await.unwrap();
    assert!(!is_held(&account).await);
    let refused = other.confirm().await.unwrap_err();
    assert!(matches!(refused, ConnectError::OtherAccount { .. }), "{refused}");
    assert!(is_held(&other).await);
    running.shutdown().await;
}

#[tokio::test]
async fn settings_can_be_logged_without_their_secret() {
    let running = start(Seed::Empty).await;
    let settings = settings(&running, ADMIN_ACCESS_KEY);
    assert!(!format!("{settings:?}").contains("a secret of the test"));
    let account = Account::connect(settings).await.unwrap();
    assert!(!format!("{account:?}").contains("a secret of the test"));
}
