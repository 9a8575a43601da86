//! The function dies at every call that it makes, and the runbook looks again.

use super::scene::Scene;
use crate::iot::devices::PUMP;
use domain::ids::IncidentId;
use simulator::{Fault, FaultKind};

/// All calls of a look that ends well.
async fn calls_of_a_look() -> u64 {
    let (scene, id) = begun().await;
    scene.devices.running.world().clear_calls();
    scene.look(&id).await.unwrap();
    u64::try_from(scene.devices.running.world().calls_after(0).len()).unwrap()
}

async fn begun() -> (Scene, IncidentId) {
    let scene = Box::pin(Scene::new(Some("no"))).await;
    let id = scene.incident(PUMP).await;
    (scene, id)
}

#[tokio::test]
async fn whichever_call_it_dies_at_the_next_look_contains_the_device_and_nothing_is_undone() {
    let calls = calls_of_a_look().await;
    assert!(calls > 12, "{calls} calls are too few to die at");
    for at in 0..calls {
        for after_effect in [false, true] {
            let (scene, id) = begun().await;
            let error = |skip, times, after_effect| Fault {
                skip,
                times,
                after_effect,
                status: Some(400),
                code: Some("ValidationException".to_owned()),
                ..Fault::of(FaultKind::Error)
            };
            // The call is the last; from the next on nothing reaches the account any more, as for a process that is gone.
            scene.devices.fail(error(at, Some(1), after_effect));
            scene.devices.fail(error(at, None, false));
            let _ = scene.look(&id).await;
            scene.devices.running.world().clear_faults(None);
            let contained = scene.quarantined(PUMP).await;
            let found = scene.look(&id).await.unwrap();
            assert_eq!(found.word(), "applied", "call {at}: {}", found.summary());
            assert!(scene.quarantined(PUMP).await, "call {at}");
            assert_eq!(
                scene.asked(&id).await,
                1,
                "call {at}, contained before: {contained}"
            );
        }
    }
}
