use crate::runtime::Told;
use crate::scene::{Scene, delivery};
use serde_json::{Value, json};
use simulator::{Fault, FaultKind};

fn failures(told: Told) -> Vec<String> {
    let Told::Answered(answer) = told else {
        panic!("{told:?}")
    };
    let failed = answer["batchItemFailures"].as_array().unwrap().iter();
    failed
        .map(|one| one["itemIdentifier"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn each_message_of_a_batch_is_answered_for_by_itself() {
    let scene = Scene::new().await;
    let mut detect = scene.detect().await;
    let enveloped = json!({"Type": "Notification", "Message": scene.alert("new-pump-2").to_string()});
    let bodies = [
        scene.alert("new-pump-1").to_string(),
        "no message".to_owned(),
        enveloped.to_string(),
    ];
    let failed = failures(detect.invoke(scene.deadline(), delivery(&bodies, 1)).await);
    assert_eq!(failed, ["message-1"]);
    for thing in ["new-pump-1", "new-pump-2"] {
        assert_eq!(
            scene.titles(thing).await,
            [format!("{thing} listens on TCP 123 (DeviceRuleBaseline)")]
        );
    }
    // Delivered again, to the same process and to a new one: nothing is made twice.
    let again = delivery(&bodies[..1], 2);
    assert!(failures(detect.invoke(scene.deadline(), again.clone()).await).is_empty());
    let mut other = scene.detect().await;
    assert!(failures(other.invoke(scene.deadline(), again).await).is_empty());
    assert_eq!(scene.titles("new-pump-1").await.len(), 1);
    println!("detect: ready after {:?}, {} kB", other.init(), other.peak_kb());
}

#[tokio::test]
async fn what_the_store_refuses_stays_in_the_queue() {
    let scene = Scene::new().await;
    let mut detect = scene.detect().await;
    let world = scene.running.world();
    world.add_fault(Fault::of(FaultKind::Deny).on("StartIncident"));
    let bodies = [scene.alert("new-pump-1").to_string()];
    let failed = failures(detect.invoke(scene.deadline(), delivery(&bodies, 1)).await);
    assert_eq!(failed, ["message-0"]);
    world.clear_faults(None);
    assert!(failures(detect.invoke(scene.deadline(), delivery(&bodies, 2)).await).is_empty());
    assert_eq!(scene.titles("new-pump-1").await.len(), 1);
}

#[tokio::test]
async fn what_is_no_delivery_is_an_error_and_the_process_lives() {
    let scene = Scene::new().await;
    let mut detect = scene.detect().await;
    let told = detect.invoke(scene.deadline(), json!({"Records": "none"})).await;
    assert!(matches!(told, Told::Failed(Value::Object(_))), "{told:?}");
    let bodies = [scene.alert("new-pump-1").to_string()];
    assert!(failures(detect.invoke(scene.deadline(), delivery(&bodies, 1)).await).is_empty());
}
