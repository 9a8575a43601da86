use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for a condition; fails when it doesn't come true in time.
pub async fn until<F: Future<Output = bool>>(what: &str, condition: impl Fn() -> F) {
    let looks = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    };
    assert!(
        tokio::time::timeout(PATIENCE, looks).await.is_ok(),
        "never: {what}"
    );
}
