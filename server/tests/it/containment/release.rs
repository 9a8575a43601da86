use super::ward::{MINUTE, Ward, person, reason, refused, responder};
use crate::site::{certificate, entry};
use domain::containment::{Stage, Strength};
use domain::device::CertificateStatus;
use domain::ids::{DeviceName, EntryId};
use domain::rights::Role;
use response::ResponseError;
use response::containment::release;

async fn contained(strength: Strength) -> (Ward, DeviceName) {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    ward.quarantine(&pump, strength).await;
    ward.pass(25 * MINUTE).await;
    (ward, pump)
}

async fn let_go(ward: &Ward, device: &DeviceName) -> EntryId {
    let form = entry();
    release(
        &ward.console,
        &responder(),
        &form,
        Some(ward.id()),
        device,
        reason(),
    )
    .await
    .unwrap();
    form
}

#[tokio::test]
async fn a_device_counts_as_contained_until_its_release_is_read_back() {
    let (ward, pump) = contained(Strength::Both).await;
    let id = let_go(&ward, &pump).await;
    ward.look().await;
    assert_eq!(ward.stage(&id).await, Stage::Releasing);
    ward.pass(MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Released);
    assert!(!ward.fleet.is_in("pump-117", "QUARANTINED"));
    assert_eq!(ward.fleet.status("pump-117"), CertificateStatus::Active);
    let calls = ward.fleet.inner().calls.clone();
    let place = |name: &str| calls.iter().rposition(|one| *one == name).unwrap();
    assert!(
        place("RemoveThingFromThingGroup") < place("UpdateCertificate"),
        "the strongest block is last"
    );
}

#[tokio::test]
async fn a_step_that_fails_leaves_it_contained() {
    for operation in ["RemoveThingFromThingGroup", "UpdateCertificate"] {
        let (ward, pump) = contained(Strength::Both).await;
        ward.fleet.fails(operation, u32::MAX);
        let id = let_go(&ward, &pump).await;
        ward.pass(30 * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Releasing, "{operation}");
        assert!(!ward.fleet.lets("pump-117"), "{operation}");
        assert!(
            ward.course(&id)
                .await
                .line(ward.now())
                .contains("fails and it stays contained")
        );
        ward.fleet.inner().failing.clear();
        ward.pass(2 * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Released);
    }
}

#[tokio::test]
async fn a_certificate_that_was_inactive_before_stays_so() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    {
        let (mut inner, now) = (ward.fleet.inner(), ward.now());
        inner
            .certificates
            .insert(certificate(9), (CertificateStatus::Inactive, now));
        inner.things.get_mut("pump-117").unwrap().push(certificate(9));
    }
    ward.quarantine(&pump, Strength::Certificate).await;
    ward.pass(MINUTE).await;
    let_go(&ward, &pump).await;
    ward.pass(MINUTE).await;
    assert_eq!(ward.fleet.status("pump-117"), CertificateStatus::Active);
    assert_eq!(
        ward.fleet.inner().certificates[&certificate(9)].0,
        CertificateStatus::Inactive
    );
}

#[tokio::test]
async fn a_device_that_is_not_quarantined_is_not_released() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let told = release(&ward.console, &responder(), &entry(), None, &pump, reason()).await;
    assert!(refused(told).starts_with("pump-117 is not quarantined"));
}

#[tokio::test]
async fn one_quarantined_elsewhere_is_released_too() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let now = ward.now();
    ward.fleet
        .inner()
        .groups
        .insert(("pump-117".into(), "QUARANTINED".into()), now);
    let id = let_go(&ward, &pump).await;
    ward.pass(MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Released);
    assert!(!ward.fleet.is_in("pump-117", "QUARANTINED"));
}

#[tokio::test]
async fn release_is_a_right_of_its_own() {
    let (ward, pump) = contained(Strength::Group).await;
    let actor = person("responder-s", Role::Responder);
    let told = release(&ward.console, &actor, &entry(), None, &pump, reason()).await;
    assert!(matches!(told, Err(ResponseError::Forbidden(_))), "{told:?}");
}
