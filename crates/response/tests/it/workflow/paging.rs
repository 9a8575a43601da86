//! From an incident to somebody's phone.

use super::memory::Fails;
use super::phones::Phones;
use super::world::{AT, World, alert, started};
use domain::engagement::EngagementAct;
use domain::ids::{ContactName, IncidentId};
use domain::time::Timestamp;
use domain::timeline::read_report;
use response::ports::Clock;
use response::workflow::{About, PageError, Paging, page};
use std::sync::Arc;

#[derive(Debug)]
struct Stands;

impl Clock for Stands {
    fn now(&self) -> Timestamp {
        Timestamp(AT + 5_000)
    }
}

struct Scene {
    world: World,
    phones: Arc<Phones>,
    desk: Paging,
    incident: IncidentId,
}

fn name(text: &str) -> ContactName {
    text.parse().unwrap()
}

/// An incident about a device, and two contacts.
async fn scene() -> Scene {
    let world = World::new();
    let incident = started(&world.deliver(&[alert("pump-1", "Tcp", 0)]).await[0]);
    let phones = Arc::new(Phones::default());
    let desk = Paging {
        store: world.store.clone(),
        contacts: phones.clone(),
        clock: Arc::new(Stands),
        whom: vec![name("ot-escalation"), name("duty-manager")],
        public_url: "https://lazaret.example".into(),
    };
    Scene {
        world,
        phones,
        desk,
        incident,
    }
}

impl Scene {
    async fn page(&self, about: About) -> Result<response::workflow::Paged, PageError> {
        page(&self.desk, &self.incident, about, "run").await
    }

    /// Whom the timeline tells to be engaged, in the order in which it does.
    fn told(&self) -> Vec<String> {
        let only = self.world.only();
        let entries = only.events.iter().filter_map(read_report).flatten();
        let engaged = entries.filter_map(|one| match one.entry.body {
            domain::entry::Body::Act(domain::act::Act::Engagement {
                does: EngagementAct::Engage { contact, .. },
            }) => Some(contact.to_string()),
            _ => None,
        });
        engaged.collect()
    }
}

#[tokio::test]
async fn a_page_leads_to_the_incident_and_stands_on_its_timeline() {
    let scene = scene().await;
    let paged = scene.page(About::Incident).await.unwrap();
    assert_eq!(paged.engaged, scene.desk.whom);
    assert_eq!(scene.told(), ["ot-escalation", "duty-manager"]);
    let link = format!("https://lazaret.example/incidents/{}", scene.incident);
    for (call, ..) in &scene.phones.inside().rung {
        assert!(call.content.contains(&link), "{}", call.content);
        assert_eq!(call.incident.as_ref(), Some(&scene.incident));
        assert!(
            call.content.contains("pump-1 listens on TCP 123"),
            "{}",
            call.content
        );
        // A locked phone shows it to whoever stands beside.
        assert!(
            call.public.contains(&link) && !call.public.contains("pump-1"),
            "{}",
            call.public
        );
    }
}

#[tokio::test]
async fn the_console_takes_it_for_its_own_page_by_the_sender() {
    let scene = scene().await;
    scene.page(About::Failure).await.unwrap();
    let inside = scene.phones.inside();
    let (call, token, _) = &inside.rung[0];
    assert!(domain::engagement::is_of(&call.sender, token), "{}", call.sender);
}

#[tokio::test]
async fn nobody_is_paged_twice_about_one_matter_however_often_it_is_asked_for() {
    let scene = scene().await;
    for _ in 0..3 {
        scene.page(About::Approval).await.unwrap();
        scene.phones.acknowledge();
    }
    assert_eq!(scene.phones.whom(), ["ot-escalation", "duty-manager"]);
    assert_eq!(scene.told(), ["ot-escalation", "duty-manager"]);
}

#[tokio::test]
async fn whom_the_plan_pages_by_itself_finds_the_link_in_the_summary_and_is_called_once() {
    let scene = scene().await;
    scene.world.store.plan_pages(&[name("ot-escalation")]);
    let paged = scene.page(About::Incident).await.unwrap();
    assert!(paged.linked);
    assert_eq!(paged.already, [name("ot-escalation")]);
    assert_eq!(scene.phones.whom(), ["duty-manager"]);
    let link = format!("https://lazaret.example/incidents/{}", scene.incident);
    assert!(scene.world.only().record.summary.unwrap().contains(&link));
}

#[tokio::test]
async fn whose_phone_rings_for_the_incident_is_called_by_no_other_until_somebody_took_it() {
    let scene = scene().await;
    scene.phones.rings(&name("ot-escalation"));
    let paged = scene.page(About::Approval).await.unwrap();
    assert_eq!(paged.already, [name("ot-escalation")]);
    assert_eq!(paged.engaged, [name("duty-manager")]);
    scene.phones.acknowledge();
    // What needs them now is another matter than what they took.
    let paged = scene.page(About::Failure).await.unwrap();
    assert_eq!(paged.engaged, scene.desk.whom);
}

#[tokio::test]
async fn what_somebody_took_holds_no_later_page_back_though_others_are_called_on() {
    let scene = scene().await;
    scene.phones.rings(&name("ot-escalation"));
    scene.phones.somebody_acknowledges();
    let paged = scene.page(About::Approval).await.unwrap();
    assert_eq!(paged.engaged, scene.desk.whom);
}

#[tokio::test]
async fn a_contact_that_is_gone_keeps_nobody_elses_page_back_and_is_told() {
    let scene = scene().await;
    scene.phones.inside().refuses = Some(name("ot-escalation"));
    let failed = scene.page(About::Incident).await.unwrap_err();
    assert!(
        matches!(&failed, PageError::Contact { contact, .. } if contact.as_str() == "ot-escalation"),
        "{failed}"
    );
    assert_eq!(scene.phones.whom(), ["duty-manager"]);
}

#[tokio::test]
async fn who_is_being_called_can_not_be_read_and_people_are_paged_all_the_same() {
    let scene = scene().await;
    scene.phones.rings(&name("duty-manager"));
    scene.phones.inside().hides = true;
    let paged = scene.page(About::Failure).await.unwrap();
    assert_eq!(paged.engaged, scene.desk.whom);
}

#[tokio::test]
async fn a_resolved_incident_pages_nobody() {
    let scene = scene().await;
    scene.world.store.resolve(&scene.incident);
    assert_eq!(
        scene.page(About::Failure).await.unwrap(),
        response::workflow::Paged::default()
    );
    assert_eq!(scene.phones.whom(), [""; 0]);
}

#[tokio::test]
async fn nobody_is_paged_who_can_not_be_told_of_first() {
    let scene = scene().await;
    scene.world.store.fails(Some(Fails::Throttled));
    let failed = scene.page(About::Incident).await.unwrap_err();
    assert!(matches!(failed, PageError::Incident(_)), "{failed}");
    assert_eq!(scene.phones.whom(), [""; 0]);
}

#[tokio::test]
async fn whichever_call_it_dies_at_each_is_paged_once_in_the_end() {
    let whole = scene().await;
    whole.world.store.fails(None);
    whole.page(About::Failure).await.unwrap();
    let calls = whole.world.store.calls().len();
    assert!(calls >= 3, "{calls} calls are too few to die at");
    let check = |scene: &Scene, how: &str| {
        let mut whom = scene.phones.whom();
        whom.sort();
        assert_eq!(whom, ["duty-manager", "ot-escalation"], "{how}");
        let mut told = scene.told();
        told.sort();
        assert_eq!(told, ["duty-manager", "ot-escalation"], "{how}");
    };
    for at in 0..calls {
        for death in [Fails::DiesBefore(at), Fails::DiesAfter(at)] {
            let scene = scene().await;
            scene.world.store.fails(Some(death));
            // Of what fails here, only what nobody depends on may go on: the link in the summary.
            let _ = scene.page(About::Failure).await;
            scene.world.store.fails(None);
            scene.page(About::Failure).await.unwrap();
            check(&scene, &format!("{death:?}"));
        }
    }
    for at in 0..2 {
        for done in [false, true] {
            let scene = scene().await;
            scene.phones.inside().dies = Some((at, done));
            assert!(scene.page(About::Failure).await.is_err());
            scene.phones.inside().dies = None;
            scene.page(About::Failure).await.unwrap();
            check(&scene, &format!("call {at}, done: {done}"));
        }
    }
}
