use crate::site::Site;
use domain::time::Timestamp;
use domain::view::IncidentView;

const PATH: &str = "/api/incident/view";
const MINUTE: i64 = 60_000;

#[tokio::test]
async fn a_page_that_nobody_sits_at_sees_nothing_and_tells_what_came_since() {
    let site = Site::start().await;
    let person = site.responder().await;
    let by_itself = async || -> Option<Timestamp> {
        let answer = person.call_by_itself(PATH, &site.form(PATH)).await;
        answer.json::<IncidentView>().seen
    };
    assert_eq!(site.view(&person).await.seen, None, "the first visit");
    let left = site.console().clock.now();
    for _ in 0..9 {
        site.advance(MINUTE);
        assert_eq!(by_itself().await, None, "the visit goes on");
    }
    for _ in 0..90 {
        site.advance(MINUTE);
        assert_eq!(by_itself().await, Some(left), "what came since they left is new");
    }
    // Back at the desk it is new still, and stays so while they look.
    for _ in 0..3 {
        assert_eq!(site.view(&person).await.seen, Some(left));
        site.advance(MINUTE);
    }
}

#[tokio::test]
async fn a_visit_goes_on_over_a_short_pause() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    for _ in 0..5 {
        site.advance(9 * MINUTE);
        assert_eq!(site.view(&person).await.seen, None);
    }
}
