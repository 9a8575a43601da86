use crate::runtime::Told;
use crate::scene::Scene;
use serde_json::json;
use simulator::{Fault, FaultKind};

/// The story's plan for devices pages the first by itself.
const CONTACTS: &str = "arn:aws:ssm-contacts:eu-central-1:111122223333:contact/ot-escalation,\
                        arn:aws:ssm-contacts:eu-central-1:111122223333:contact/network-escalation";

/// The runbook that pages.
const RUN: &str = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

#[tokio::test]
async fn a_step_pages_whom_nobody_pages_yet_with_the_way_to_the_incident() {
    let scene = Scene::new().await;
    let incident = scene.incident("pump-118").await;
    let mut page = scene
        .page(CONTACTS)
        .await
        .unwrap_or_else(|told| panic!("{told:?}"));
    let before = scene.running.world().messages_after(0).len();
    let step = json!({"incident": incident, "about": "incident", "execution": RUN});
    let told = page.invoke(scene.now() + 60_000, step.clone()).await;
    let answer = json!({"engaged": ["network-escalation"], "already": ["ot-escalation"], "linked": true});
    assert_eq!(told, Told::Answered(answer));
    let key = incident.rsplit('/').next().unwrap();
    let messages = scene.running.world().messages_after(0);
    let sent = &messages[before..];
    assert_eq!(sent.len(), 1, "{sent:?}");
    let link = format!("https://lazaret.example/incidents/111122223333/IotResponsePlan/{key}");
    assert!(sent[0].to_string().contains(&link), "{}", sent[0]);
    // Asked for once more, by another process too: nobody is called again.
    let mut other = scene
        .page(CONTACTS)
        .await
        .unwrap_or_else(|told| panic!("{told:?}"));
    for again in [&mut page, &mut other] {
        let told = again.invoke(scene.now() + 60_000, step.clone()).await;
        assert!(matches!(told, Told::Answered(answer) if answer["engaged"] == json!([])));
    }
    assert_eq!(scene.running.world().messages_after(0).len(), before + 1);
    println!("page: ready after {:?}, {} kB", other.init(), other.peak_kb());
}

#[tokio::test]
async fn a_step_that_pages_not_everybody_fails_so_that_it_is_tried_again() {
    let scene = Scene::new().await;
    let incident = scene.incident("pump-118").await;
    let mut page = scene
        .page(CONTACTS)
        .await
        .unwrap_or_else(|told| panic!("{told:?}"));
    let world = scene.running.world();
    world.add_fault(Fault::of(FaultKind::Deny).on("StartEngagement"));
    let step = json!({"incident": incident, "about": "incident", "execution": RUN});
    let told = page.invoke(scene.now() + 60_000, step.clone()).await;
    assert!(
        matches!(&told, Told::Failed(error) if error["errorMessage"].as_str().unwrap().contains("network-escalation was not paged")),
        "{told:?}"
    );
    world.clear_faults(None);
    let told = page.invoke(scene.now() + 60_000, step).await;
    assert!(
        matches!(&told, Told::Answered(answer) if answer["engaged"] == json!(["network-escalation"])),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_step_about_no_incident_or_no_matter_is_an_error() {
    let scene = Scene::new().await;
    let incident = scene.incident("pump-118").await;
    let mut page = scene
        .page(CONTACTS)
        .await
        .unwrap_or_else(|told| panic!("{told:?}"));
    for step in [
        json!({"incident": "arn:aws:iot:eu-central-1:111122223333:thing/pump-118", "about": "incident", "execution": RUN}),
        json!({"incident": incident, "about": "weather", "execution": RUN}),
    ] {
        let told = page.invoke(scene.now() + 60_000, step).await;
        assert!(matches!(told, Told::Failed(_)), "{told:?}");
    }
}

#[tokio::test]
async fn who_is_to_page_and_does_not_know_whom_is_never_ready() {
    let scene = Scene::new().await;
    for contacts in [
        "",
        "ot-escalation",
        "arn:aws:iot:eu-central-1:111122223333:thing/pump-118",
    ] {
        let started = scene.page(contacts).await;
        assert!(matches!(started, Err(Told::InitFailed(_))), "{contacts:?}");
    }
}
