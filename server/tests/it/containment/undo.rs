use super::ward::{MINUTE, Ward, reason, refused, responder};
use crate::site::entry;
use domain::containment::{Difference, Stage, Strength};
use domain::device::CertificateStatus;
use domain::ids::EntryId;
use domain::view::Done;
use response::ResponseError;
use response::containment::{undo, undo_differences};

async fn back(ward: &Ward, of: &EntryId, seen: Vec<Difference>) -> Result<Done, ResponseError> {
    undo(
        &ward.console,
        &responder(),
        &entry(),
        Some(ward.id()),
        of,
        seen,
        reason(),
    )
    .await
}

#[tokio::test]
async fn an_undo_takes_back_only_what_the_act_changed() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let now = ward.now();
    ward.fleet
        .inner()
        .groups
        .insert(("pump-117".into(), "QUARANTINED".into()), now);
    let id = ward.quarantine(&pump, Strength::Both).await;
    ward.pass(MINUTE).await;
    let done = back(&ward, &id, Vec::new()).await.unwrap();
    ward.pass(MINUTE).await;
    assert_eq!(ward.stage(&done.entry).await, Stage::Released);
    assert!(ward.fleet.is_in("pump-117", "QUARANTINED"), "it was in it before");
    assert_eq!(ward.fleet.status("pump-117"), CertificateStatus::Active);
}

#[tokio::test]
async fn what_somebody_changed_since_is_asked_about_and_nothing_is_done_before() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(MINUTE).await;
    let now = ward.now();
    ward.fleet
        .inner()
        .groups
        .insert(("pump-117".into(), "Repairs".into()), now);
    let Err(ResponseError::Differs(found)) = back(&ward, &id, Vec::new()).await else {
        panic!("the difference was not asked about");
    };
    assert_eq!(
        (found.len(), found[0].what.as_str(), found[0].now.as_str()),
        (1, "group Repairs", "in it")
    );
    assert_eq!(
        undo_differences(&ward.console, &responder(), &id).await.unwrap(),
        found
    );
    assert!(ward.fleet.is_in("pump-117", "QUARANTINED"));
    back(&ward, &id, found).await.unwrap();
    ward.pass(MINUTE).await;
    assert!(!ward.fleet.is_in("pump-117", "QUARANTINED") && ward.fleet.is_in("pump-117", "Repairs"));
}

#[tokio::test]
async fn a_release_is_undone_by_containing_again() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    ward.quarantine(&pump, Strength::Both).await;
    ward.pass(25 * MINUTE).await;
    let form = entry();
    let incident = Some(ward.id());
    response::containment::release(&ward.console, &responder(), &form, incident, &pump, reason())
        .await
        .unwrap();
    ward.pass(MINUTE).await;
    let done = back(&ward, &form, Vec::new()).await.unwrap();
    ward.pass(25 * MINUTE).await;
    assert_eq!(ward.stage(&done.entry).await, Stage::Verified);
    assert!(ward.fleet.is_in("pump-117", "QUARANTINED"));
    assert_eq!(ward.fleet.status("pump-117"), CertificateStatus::Inactive);
}

#[tokio::test]
async fn only_the_latest_order_is_undone() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let first = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(MINUTE).await;
    ward.quarantine(&pump, Strength::Certificate).await;
    ward.pass(MINUTE).await;
    let told = refused(back(&ward, &first, Vec::new()).await);
    assert_eq!(told, "A later order counts for this device; undo that one.");
}
