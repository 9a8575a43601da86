use crate::site::Site;
use axum::extract::State;
use server::auth::Oidc;
use server::health;
use std::sync::Arc;
use tokio::net::TcpListener;

#[tokio::test]
async fn health_says_nothing_of_incidents_and_does_not_hang_on_aws() {
    let site = Site::start().await;
    site.aws
        .add_fault(simulator::Fault::of(simulator::FaultKind::Deny));
    let nobody = site.nobody();
    let alive = nobody.page("/healthz").await;
    assert_eq!((alive.status, alive.text().as_str()), (200, "alive\n"));
    let ready = nobody.page("/readyz").await;
    assert_eq!(
        (ready.status, ready.text().as_str()),
        (200, r#"{"journal":true,"sign_in":false}"#),
        "only the provider is missing"
    );
    assert!(site.aws.calls_after(0).is_empty(), "AWS is not asked");
    assert!(!alive.headers.contains_key("set-cookie") && !ready.headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn a_journal_that_is_gone_is_told_by_readiness() {
    let site = Site::start().await;
    let file = site.folder.path().join("journal.sqlite");
    let whole = std::fs::metadata(&file).unwrap().len();
    assert!(whole > 0);
    std::fs::write(&file, vec![7; 4096]).unwrap();
    for tail in ["-wal", "-shm"] {
        // The log may hold everything or be absent.
        let _ = std::fs::write(
            site.folder.path().join(format!("journal.sqlite{tail}")),
            [7; 4096],
        );
    }
    let ready = site.nobody().page("/readyz").await;
    assert_eq!(
        (ready.status, ready.text().contains(r#""journal":false"#)),
        (503, true),
        "{}",
        ready.text()
    );
}

#[tokio::test]
async fn a_provider_that_never_answers_keeps_nobody_from_the_console() {
    let site = Site::start().await;
    // What connects is taken, and nothing is ever said.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut config = (*site.state.config).clone();
    config.oidc.issuer = format!("http://{}", silent.local_addr().unwrap());
    let mut state = site.state.clone();
    state.auth = Arc::new(Oidc::from_config(&config, &state.console).unwrap());
    for _ in 0..2 {
        let (status, said) = health::ready(State(state.clone())).await;
        assert_eq!(status, 200);
        assert_eq!(
            serde_json::to_value(&said.0).unwrap(),
            serde_json::json!({"journal": true, "sign_in": false})
        );
    }
}
