//! Who is signed in, on a page, and ending that.

use crate::site::{Answer, Form, Person, Site, Stream, entry};
use app::AppError;
use domain::act::Act;
use domain::entry::{Body, ChainId, Entry};
use domain::rights::{Right, Role};

async fn pane(person: &Person) -> String {
    let answer = person.call("/api/sessions/list", &Form::fields(&[])).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json::<app::live::ServedPane>().html
}

async fn end(person: &Person, session: &str, entry: &str) -> Answer {
    let form = Form::fields(&[("session", session), ("entry", entry)]);
    person.call("/api/sessions/end", &form).await
}

async fn is_in(person: &Person) -> bool {
    person.call("/api/session/who", &Form::fields(&[])).await.status == 200
}

async fn on_the_record(site: &Site) -> Vec<Entry> {
    let chain = site.console().journal.entries(&ChainId::Console, 0).await;
    chain.unwrap()
}

#[tokio::test]
async fn a_lead_sees_everybody_and_others_see_their_own_sessions() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    let (viewer, elsewhere) = (
        site.person("viewer-v", Role::Viewer).await,
        site.person("viewer-v", Role::Viewer).await,
    );
    let all = pane(&lead).await;
    for one in [&viewer, &elsewhere] {
        assert!(all.contains(&one.session), "{all}");
    }
    assert!(
        all.contains("This session") && !all.contains(&lead.session),
        "one's own is left by signing out"
    );
    let own = pane(&viewer).await;
    assert!(
        own.contains(&elsewhere.session) && !own.contains("lead-l"),
        "{own}"
    );
    assert!(own.contains(&format!("You need the right to {}", Right::ManageSessions)));
    let cookies = [&lead, &viewer, &elsewhere].map(|one| one.cookie.clone().unwrap());
    for cookie in &cookies {
        let id = cookie.split_once('=').unwrap().1;
        assert!(!all.contains(id) && !own.contains(id), "a key opens nothing");
    }
    let page = viewer.page("/sessions").await;
    assert!(page.status == 200 && page.text().contains("The viewer-v"));
}

#[tokio::test]
async fn an_own_session_elsewhere_ends_at_once_with_its_event_stream() {
    let site = Site::start().await;
    let (here, elsewhere) = (
        site.person("viewer-v", Role::Viewer).await,
        site.person("viewer-v", Role::Viewer).await,
    );
    site.view(&elsewhere).await;
    let mut stream = Stream::open(&elsewhere, std::slice::from_ref(&site.id)).await;
    assert_eq!(end(&here, &elsewhere.session, entry().as_str()).await.status, 200);
    assert!(is_in(&here).await && !is_in(&elsewhere).await);
    let mut told = Vec::new();
    while let Some((name, _)) = stream.next().await {
        told.push(name);
    }
    assert_eq!(told.last().map(String::as_str), Some("end"), "{told:?}");
    assert!(on_the_record(&site).await.is_empty(), "one's own needs no record");
}

#[tokio::test]
async fn ending_somebody_elses_session_is_on_the_record_once_with_who_and_whose() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    let responder = site.responder().await;
    let act = entry();
    for _ in 0..2 {
        let answer = end(&lead, &responder.session, act.as_str()).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let another = end(&lead, &responder.session, entry().as_str()).await;
    let refused = AppError::Refused {
        reason: "This session has ended already.".into(),
    };
    assert_eq!((another.status, another.json::<AppError>()), (409, refused));
    assert!(!is_in(&responder).await && is_in(&lead).await);
    let record = on_the_record(&site).await;
    let [Entry { entry: told, .. }] = record.as_slice() else {
        panic!("{record:?}")
    };
    let Body::Act(Act::EndSession { of }) = &told.body else {
        panic!("{told:?}")
    };
    assert_eq!(
        (told.who.name(), of.name.as_str(), of.subject.as_str()),
        ("The lead-l", "The responder-s", "responder-s")
    );
}

#[tokio::test]
async fn nobody_without_the_right_ends_another_persons_session() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    for role in Role::ALL {
        if role.rights().contains(&Right::ManageSessions) {
            continue;
        }
        let person = site.person(role.name(), role).await;
        let answer = end(&person, &lead.session, entry().as_str()).await;
        let refused = AppError::Forbidden {
            right: Right::ManageSessions.phrase().into(),
        };
        assert_eq!(
            (answer.status, answer.json::<AppError>()),
            (403, refused),
            "{role:?}"
        );
        let unknown = end(&person, &"0".repeat(64), entry().as_str()).await;
        assert_eq!(unknown.status, 409, "{role:?}");
    }
    assert!(is_in(&lead).await);
    assert!(on_the_record(&site).await.is_empty());
}
