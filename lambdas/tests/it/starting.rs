use crate::runtime::Told;
use crate::scene::{DETECT, Scene};
use simulator::{Fault, FaultKind};

#[tokio::test]
async fn a_function_that_lacks_a_setting_or_the_account_is_never_ready() {
    let scene = Scene::new().await;
    let without_plan = scene.function(DETECT, &[]).await;
    assert!(matches!(without_plan, Err(Told::InitFailed(_))));
    let plan = [("LAZARET_PLAN", "no plan's name!")];
    assert!(matches!(
        scene.function(DETECT, &plan).await,
        Err(Told::InitFailed(_))
    ));
    let fault = Fault::of(FaultKind::Deny).on("GetCallerIdentity");
    scene.running.world().add_fault(fault);
    let plan = [("LAZARET_PLAN", "IotResponsePlan")];
    assert!(matches!(
        scene.function(DETECT, &plan).await,
        Err(Told::InitFailed(_))
    ));
}
