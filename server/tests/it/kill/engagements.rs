//! Acts about paging: what was asked for is on the record, and nobody is paged twice.

use super::tries::{Acting, Try, Wanted, at_every_step};
use domain::actor::{Actor, Who};
use domain::engagement::{ContactKind, ContactSummary, Engagement};
use domain::rights::{Rights, Role};
use domain::text::Reason;
use domain::view::Done;
use response::ports::Call;
use response::{Console, ResponseError, acts};

fn actor() -> Actor {
    Actor {
        who: Who::Person {
            subject: "responder-s".parse().unwrap(),
            name: "Responder S".into(),
        },
        rights: Rights::of([Role::Responder]),
    }
}

/// The plan is engaged as a response plan does it, and the console knows of it.
async fn engaged(console: &Console, one: &Try) {
    let call = Call {
        contact: "pump-watch".parse().unwrap(),
        incident: Some(one.incident.clone()),
        sender: "Incident Manager".into(),
        subject: "s".into(),
        content: "c".into(),
        public: "p".into(),
    };
    let token = one.entry.derived("the plan's engagement");
    console.contacts.engage(&call, &token).await.unwrap();
    response::ingest::refresh(console, &one.incident).await.unwrap();
}

/// The plan's engagement as the console knows it.
async fn of_the_plan(console: &Console, one: &Try) -> Engagement {
    let view = response::engagements::view(console, &actor(), &one.incident)
        .await
        .unwrap();
    let of_plan = |one: &domain::engagement::EngagementView| one.engagement.contact.as_str() == "pump-watch";
    view.engagements.into_iter().find(of_plan).unwrap().engagement
}

struct Accept;

impl Acting for Accept {
    const NAME: &'static str = "Accept";
    const WANTED: Wanted =
        Wanted::Account(|seen| seen.engagements.iter().any(|one| one.acknowledged().is_some()));

    async fn prepare(console: &Console, one: &Try) {
        engaged(console, one).await;
    }

    async fn act(console: &Console, one: &Try) -> Result<Done, ResponseError> {
        let page = of_the_plan(console, one).await.pages[0].id.clone();
        acts::accept_page(console, &actor(), &one.incident, &one.entry, &page, None).await
    }
}

#[tokio::test]
async fn an_acknowledgement_of_a_page_survives() {
    at_every_step::<Accept>().await;
}

struct Stop;

impl Acting for Stop {
    const NAME: &'static str = "Stop";
    const WANTED: Wanted = Wanted::Account(|seen| {
        let mut of_plan = seen
            .engagements
            .iter()
            .filter(|one| one.contact.as_str() == "pump-watch");
        of_plan.all(|one| one.stopped.is_some())
    });

    async fn prepare(console: &Console, one: &Try) {
        engaged(console, one).await;
    }

    async fn act(console: &Console, one: &Try) -> Result<Done, ResponseError> {
        let id = of_the_plan(console, one).await.id;
        let reason = Reason::new("A drill").unwrap();
        acts::stop_engagement(console, &actor(), &one.incident, &one.entry, &id, reason).await
    }
}

#[tokio::test]
async fn the_end_of_an_engagement_survives() {
    at_every_step::<Stop>().await;
}

struct Engage;

impl Acting for Engage {
    const NAME: &'static str = "Engage";
    const WANTED: Wanted = Wanted::Account(|seen| {
        let ours = seen.engagements.iter();
        let ours = ours.filter(|one| one.sender.contains("via Lazaret")).count();
        assert!(ours <= 1, "somebody was paged twice");
        ours == 1
    });

    async fn act(console: &Console, one: &Try) -> Result<Done, ResponseError> {
        let contact = ContactSummary {
            name: "lead-l".parse().unwrap(),
            display: Some("Lead L".into()),
            kind: ContactKind::Person,
        };
        let reason = Reason::new("A second pair of eyes").unwrap();
        acts::engage(console, &actor(), &one.incident, &one.entry, contact, reason).await
    }
}

#[tokio::test]
async fn a_page_to_somebody_survives() {
    at_every_step::<Engage>().await;
}
