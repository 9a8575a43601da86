use super::demo;

#[tokio::test]
async fn a_second_server_on_the_same_record_is_refused_until_the_first_has_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let start = async || Box::pin(server::start(demo(folder.path()), None)).await;
    let first = start().await.unwrap();
    let told = start().await.unwrap_err().to_string();
    let named = folder.path().display().to_string();
    assert!(told.contains("another server") && told.contains(&named), "{told}");
    first.stop().await;
    start().await.unwrap().stop().await;
}
