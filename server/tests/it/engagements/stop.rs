use crate::site::{Form, MINUTE, Site, entry};
use app::AppError;
use domain::ids::EngagementId;
use domain::rights::Role;
use domain::timeline::Row;
use domain::view::Done;

fn form(site: &Site, engagement: &EngagementId) -> Form {
    Form::fields(&[
        ("incident", &site.id.to_string()),
        ("entry", entry().as_str()),
        ("engagement", engagement.as_str()),
        ("reason", "A drill"),
    ])
}

#[tokio::test]
async fn a_stopped_engagement_turns_to_nobody_and_can_not_be_stopped_again() {
    let site = Site::start().await;
    site.people().await;
    let engagement = site.engaged().await;
    site.paged().await;
    site.advance(MINUTE);
    let person = site.responder().await;
    let done: Done = person
        .call("/api/engagements/stop", &form(&site, &engagement))
        .await
        .json();
    assert_eq!(done.said, "Engagement of Pump watch stopped");
    let seen = site.paged().await;
    assert_eq!(seen.engagements[0].engagement.stopped, Some(site.clock_now()));
    assert!(seen.turn.is_none());
    let again: AppError = person
        .call("/api/engagements/stop", &form(&site, &engagement))
        .await
        .json();
    assert!(
        matches!(&again, AppError::Refused { reason } if reason.contains("over since")),
        "{again:?}"
    );
    site.advance(20 * MINUTE);
    assert_eq!(site.paged().await.engagements[0].pages.len(), 1);
}

#[tokio::test]
async fn the_lead_is_handed_over_with_a_note() {
    let site = Site::start().await;
    let (one, other) = (site.responder().await, site.person("lead-m", Role::Lead).await);
    let present = domain::presence::Present {
        subject: "lead-m".parse().unwrap(),
        name: "The lead-m".into(),
        initials: "TL".into(),
    };
    let console = site.console();
    let _here = console.live.enter(&site.id, &"lead-m".parse().unwrap(), present);
    let form = Form::fields(&[
        ("incident", &site.id.to_string()),
        ("entry", entry().as_str()),
        ("office", "lead"),
        ("how", "give"),
        ("to", "lead-m"),
        ("seen", ""),
        ("reason", "Valve 4 is by hand, the vendor calls at 04:00"),
    ]);
    let answer = one.call("/api/incident/appoint", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let view = site.view(&other).await;
    assert_eq!(view.state.lead.unwrap().name, "The lead-m");
    let rows: Vec<Row> = site.rows(&site.id).await;
    let row = rows.iter().find(|row| row.kind == "lead").unwrap();
    assert!(
        row.detail.as_ref().unwrap().contains("the vendor calls at 04:00"),
        "{row:?}"
    );
}
