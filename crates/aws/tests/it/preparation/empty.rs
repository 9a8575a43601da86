use super::account;
use domain::readiness::Indexing;
use response::ports::Preparation;
use simulator::{ADMIN_ACCESS_KEY, Seed};

#[tokio::test]
async fn what_was_never_set_up_is_an_answer_and_no_failure() {
    let (running, setup) = account(Seed::Empty, ADMIN_ACCESS_KEY).await;
    assert_eq!(setup.logging().await.unwrap(), None);
    let off = Indexing {
        registry: false,
        shadows: false,
        connectivity: false,
        violations: false,
        complete: false,
    };
    assert_eq!(setup.indexing().await.unwrap(), off);
    assert_eq!(setup.security_profiles().await.unwrap(), []);
    assert_eq!(setup.training().await.unwrap(), []);
    assert_eq!(setup.devices(9).await.unwrap(), []);
    assert_eq!(setup.active_certificates(9).await.unwrap(), []);
    // With the index off there is nothing to search, which is no answer about devices.
    setup.connected(9).await.unwrap_err();
    running.shutdown().await;
}
