//! What the server makes of texts from outside, each place with one of somebody with bad intentions.

use crate::site::{CONTROL, HOSTILE, Site, hostile, is_clean};
use app::AppError;
use app::context::markup;
use app::incidents::list::parts::Listing;
use app::incidents::start::StartInput;
use domain::actor::{Actor, Who};
use domain::containment::{Held, Listed};
use domain::engagement::{ContactKind, ContactSummary, PageState};
use domain::incident::{Impact, ResponsePlan, Status};
use domain::list::{Counts, Escalation, ListFreshness, ListPage, ListQuery, ListRow};
use domain::readiness::ReadinessView;
use domain::rights::{Rights, Role};
use domain::runbook::WaitingStep;
use domain::time::Timestamp;
use domain::view::Freshness;
use leptos::prelude::Owner;

fn text() -> String {
    format!("{HOSTILE}{CONTROL}")
}

fn row(status: Status) -> ListRow {
    let resolved = status == Status::Resolved;
    let key = if resolved { "a" } else { "b" };
    let id = format!("111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f{key}");
    ListRow {
        id: id.parse().unwrap(),
        title: text(),
        status,
        impact: Impact::High,
        created: Timestamp(0),
        resolved: resolved.then_some(Timestamp(60_000)),
        devices: vec![text(), text(), text()],
        contained: Some(Listed {
            held: Held::Open,
            says: text(),
            device: Some(text()),
            verified: 1,
            of: 2,
            proof: Some(Timestamp(0)),
        }),
        lead: Some(text()),
        acknowledged: Some(text()),
        escalations: vec![Escalation {
            at: Timestamp(120_000),
            to: text(),
        }],
        waits: Some(text()),
        mine: true,
        step: Some(WaitingStep {
            step: text(),
            deadline: Timestamp(120_000),
            warn: Timestamp(90_000),
        }),
        closing: Some(text()),
    }
}

#[test]
fn every_field_of_the_list_is_text_that_turns_nothing_else() {
    for read in [Some(Timestamp(0)), None] {
        let freshness = Freshness {
            read,
            error: Some(text()),
        };
        let listing = Listing {
            query: ListQuery {
                text: text(),
                ..ListQuery::default()
            },
            page: ListPage {
                rows: vec![row(Status::Open), row(Status::Resolved)],
                next: None,
                counts: Counts::default(),
                freshness: ListFreshness {
                    open: freshness.clone(),
                    resolved: freshness,
                },
            },
            may_respond: true,
            clock: Timestamp(60_000),
        };
        let html = Owner::new().with(|| markup(app::incidents::list::parts::whole(&listing)));
        is_clean("the list", &html);
    }
}

#[test]
fn the_names_of_plans_are_text_where_an_incident_is_started() {
    let plan = ResponsePlan {
        name: "IotResponsePlan".parse().unwrap(),
        display_name: Some(text()),
    };
    let typed = StartInput {
        title: text(),
        reason: text(),
        ..StartInput::default()
    };
    let wrong = AppError::Invalid {
        field: "Title".into(),
        reason: text(),
    };
    let html = Owner::new().with(|| {
        markup(app::incidents::start::parts::fields(
            typed,
            vec![plan],
            Some(wrong),
        ))
    });
    is_clean("the form", &html);
}

#[tokio::test]
async fn what_readiness_tells_of_an_account_is_text_that_turns_nothing_else() {
    let site = Site::start().await;
    let actor = Actor {
        who: Who::Automation { name: "test".into() },
        rights: Rights::of([Role::Lead]),
    };
    let view = response::readiness::view(site.console(), &actor).await.unwrap();
    let (view, replaced): (ReadinessView, usize) = hostile(&view);
    assert!(replaced > 20, "{replaced}");
    let html = Owner::new().with(|| markup(app::readiness::parts::whole(&view)));
    is_clean("readiness", &html);
}

#[tokio::test]
async fn what_contacts_channels_and_senders_are_called_is_text_that_turns_nothing_else() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    let mut view = site.paged().await;
    view.error = Some(text());
    for one in &mut view.engagements {
        one.who = text();
        one.engagement.sender = text();
        for page in &mut one.pages {
            (page.who, page.channel) = (text(), text());
        }
        for turn in &mut one.turns {
            turn.channels = vec![text()];
        }
    }
    if let Some(turn) = &mut view.turn {
        turn.channels = vec![text()];
    }
    let contact = ContactSummary {
        name: "operator-o".parse().unwrap(),
        display: Some(text()),
        kind: ContactKind::Person,
    };
    let accept = app::engagements::parts::accept(&view, "").unwrap();
    is_clean("the form that acknowledges", &accept.html);
    let engage = app::engagements::parts::engage(&view, &[contact]);
    is_clean("the form that engages", &engage.html);
    let now = view.now;
    for state in [
        PageState::Waiting,
        PageState::Read {
            at: now,
            from: text(),
        },
        PageState::Failed {
            at: now,
            why: Some(text()),
        },
    ] {
        let pages = view.engagements.iter_mut().flat_map(|one| &mut one.pages);
        pages.for_each(|page| page.state = state.clone());
        let html = Owner::new().with(|| markup(app::engagements::parts::pane(&view)));
        is_clean("the pane", &html);
    }
}
