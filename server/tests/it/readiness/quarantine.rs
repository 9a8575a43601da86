//! Whether the quarantine group really denies.

use super::setup::Before;
use domain::readiness::Standing;
use response::ports::StoreError;

#[tokio::test]
async fn a_group_whose_policy_denies_a_connected_device_is_proven_with_that_device() {
    let before = Before::start().await;
    before.device("pump-7");
    let found = before.found("quarantine").await;
    assert_eq!(found.standing, Standing::Green, "{found:?}");
    assert!(found.says.contains("pump-7, connected now"), "{}", found.says);
    assert_eq!(
        found.details[0],
        "connect as pump-7: allowed today, denied in the group"
    );
}

#[tokio::test]
async fn a_group_that_is_missing_dynamic_or_bare_is_red_and_says_what_to_do() {
    let before = Before::start().await;
    before.device("pump-7");
    before.fleet.inner().dynamic.insert("QUARANTINED".into());
    let dynamic = before.found("quarantine").await;
    before.fleet.inner().dynamic.clear();
    before.fleet.inner().existing.insert("QUARANTINED".into(), false);
    let bare = before.found("quarantine").await;
    before.fleet.inner().existing.clear();
    let missing = before.found("quarantine").await;
    for (found, says) in [
        (dynamic, "dynamic"),
        (bare, "has no policy"),
        (missing, "There is no thing group"),
    ] {
        assert_eq!(found.standing, Standing::Red, "{found:?}");
        assert!(found.says.contains(says), "{}", found.says);
        assert_eq!(found.todo.len(), 1);
    }
}

#[tokio::test]
async fn a_policy_that_lets_through_is_red_however_it_is_called() {
    let before = Before::start().await;
    before.device("pump-7");
    before.fleet.inner().toothless = true;
    let found = before.found("quarantine").await;
    assert_eq!(found.standing, Standing::Red);
    assert!(
        found.says.contains("may still connect as pump-7"),
        "{}",
        found.says
    );
}

#[tokio::test]
async fn without_a_device_that_could_prove_it_nobody_knows() {
    let before = Before::start().await;
    let found = before.found("quarantine").await;
    assert_eq!(found.standing, Standing::Unknown);
    // A device whose client id is another than its thing's name is bound by no group's policy.
    let device = before.device("pump-7");
    let client = before.fleet.inner().clients.remove("pump-7").unwrap();
    before.fleet.inner().clients.insert("laptop".into(), client);
    let found = before.found("quarantine").await;
    assert_eq!(found.standing, Standing::Amber, "{device}: {found:?}");
    assert!(found.says.contains("not connected, or not under its thing name"));
}

#[tokio::test]
async fn with_the_index_off_any_device_that_may_connect_has_to_do() {
    let before = Before::start().await;
    before.device("pump-7");
    let off = StoreError::Refused {
        operation: "SearchIndex",
        message: "index is off".into(),
    };
    before.setup.inner().failing.insert("SearchIndex", off);
    let found = before.found("quarantine").await;
    assert_eq!(found.standing, Standing::Amber, "{found:?}");
}
