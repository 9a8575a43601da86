use crate::site::Site;
use server::figures::Figures;

#[tokio::test]
async fn the_log_is_told_of_open_streams_and_of_entries_that_wait_for_aws() {
    let site = Site::start().await;
    let figures = async || Figures::read(site.console(), &[], &[]).await.unwrap();
    let nothing = Figures {
        calls: 0,
        throttled: String::new(),
        failed: String::new(),
        streams: 0,
        mirror: 0,
        acts: 0,
    };
    assert_eq!(figures().await, nothing);
    let person = site.responder().await;
    site.view(&person).await;
    let noted = person
        .call("/api/timeline/note", &site.form("/api/timeline/note"))
        .await;
    assert_eq!(noted.status, 200, "{}", noted.text());
    let stream = site.stream(&person).await;
    let busy = Figures {
        streams: 1,
        mirror: 1,
        ..nothing
    };
    assert_eq!(figures().await, busy);
    drop(stream);
}
