use crate::runtime::Told;
use crate::scene::Scene;
use serde_json::json;

#[tokio::test]
async fn a_step_answers_with_what_the_runbook_branches_by() {
    let scene = Scene::new().await;
    // Nobody said of the story's devices whether they are critical.
    let arn = scene.incident("pump-118").await;
    let mut contain = scene.contain().await;
    let step = json!({"incident": arn, "execution": "an-execution"});
    let told = contain.invoke(scene.deadline(), step).await;
    let Told::Answered(answer) = told else {
        panic!("{told:?}")
    };
    assert_eq!(answer["state"], "asks", "{answer}");
    assert_eq!((&answer["asks"], &answer["left"]), (&json!(1), &json!(0)));
    assert!(
        answer["summary"].as_str().unwrap().contains("pump-118"),
        "{answer}"
    );
    let recovery = json!({"incident": arn, "execution": "an-execution", "only": "recovery"});
    let told = contain.invoke(scene.deadline(), recovery).await;
    let unknown = json!({"mission_critical": "unknown", "redundant": "unknown",
                         "sensitive_data": "unknown", "reachable": "unknown"});
    let Told::Answered(mut answer) = told else {
        panic!("{told:?}")
    };
    // Wherever a runbook's selector begins.
    let payload = answer.as_object_mut().unwrap().remove("Payload");
    assert_eq!((&answer, payload), (&unknown, Some(unknown.clone())));
    println!(
        "contain: ready after {:?}, {} kB",
        contain.init(),
        contain.peak_kb()
    );
}

#[tokio::test]
async fn a_step_without_time_looks_at_nothing_and_says_so() {
    let scene = Scene::new().await;
    let arn = scene.incident("pump-118").await;
    let mut contain = scene.contain().await;
    let step = json!({"incident": arn, "execution": "an-execution"});
    // By the invoker's clock, 240 s before the deadline, there is as much time as the template gives; a function that
    // has less is told so by its own setting.
    let short = scene
        .function(crate::scene::CONTAIN, &[("LAZARET_TIMEOUT_S", "30")])
        .await;
    let Ok(mut short) = short else {
        panic!("not started")
    };
    let told = short.invoke(scene.now() + 30_000, step.clone()).await;
    assert!(
        matches!(&told, Told::Failed(error) if error["errorMessage"].as_str().unwrap().contains("the time was over")),
        "{told:?}"
    );
    let told = contain.invoke(scene.deadline(), step).await;
    assert!(matches!(told, Told::Answered(answer) if answer["left"] == 0));
}

#[tokio::test]
async fn a_step_about_no_incident_is_an_error() {
    let scene = Scene::new().await;
    let mut contain = scene.contain().await;
    for incident in ["", "arn:aws:iot:eu-central-1:111122223333:thing/pump-118"] {
        let told = contain
            .invoke(scene.deadline(), json!({"incident": incident, "execution": "x"}))
            .await;
        assert!(
            matches!(&told, Told::Failed(error) if error["errorMessage"].as_str().unwrap().contains("no incident")),
            "{told:?}"
        );
    }
}
