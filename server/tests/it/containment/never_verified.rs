use super::ward::{MINUTE, Ward, refused};
use crate::site::{Client, certificate};
use domain::containment::{Stage, Strength};
use domain::device::CertificateStatus;

/// Longer than all delays together.
const LONG: i64 = 25 * MINUTE;

async fn long_after(ward: &Ward, strength: Strength) -> (Stage, String) {
    let device = "pump-117".parse().unwrap();
    let id = ward.quarantine(&device, strength).await;
    ward.pass(LONG).await;
    let course = ward.course(&id).await;
    assert!(course.progress.verified.is_none());
    assert!(
        ward.reports()
            .await
            .iter()
            .all(|(stage, _)| *stage != Stage::Verified)
    );
    (course.stage(), course.line(ward.now()))
}

#[tokio::test]
async fn a_client_that_is_not_named_as_its_thing_is_not_bound_by_the_group() {
    let ward = Ward::start().await;
    ward.fleet.thing("pump-117");
    {
        let mut inner = ward.fleet.inner();
        let client: Client = inner.clients.remove("pump-117").unwrap();
        inner.clients.insert("gateway/9".into(), client);
    }
    let (stage, line) = long_after(&ward, Strength::Group).await;
    assert_eq!(stage, Stage::Applied);
    assert!(line.contains("connects as “gateway/9”"), "{line}");
    assert!(ward.fleet.lets("gateway/9"));
}

#[tokio::test]
async fn a_second_active_certificate_may_be_used() {
    let ward = Ward::start().await;
    ward.fleet.thing("pump-117");
    {
        let (mut inner, now) = (ward.fleet.inner(), ward.now());
        inner
            .certificates
            .insert(certificate(9), (CertificateStatus::Active, now));
        inner.things.get_mut("pump-117").unwrap().push(certificate(9));
    }
    let (stage, line) = long_after(&ward, Strength::Group).await;
    assert_eq!(stage, Stage::Effective);
    assert!(line.contains("2 of its certificates are active"), "{line}");
}

#[tokio::test]
async fn a_group_that_denies_nothing_is_said_to_deny_nothing() {
    let ward = Ward::start().await;
    ward.fleet.thing("pump-117");
    ward.fleet.inner().existing.insert("QUARANTINED".into(), false);
    let (stage, line) = long_after(&ward, Strength::Group).await;
    assert_eq!(stage, Stage::Applied);
    assert!(line.contains("still allow: connect pump-117"), "{line}");
}

#[tokio::test]
async fn a_device_never_seen_connected_proves_nothing_by_staying_away() {
    let ward = Ward::start().await;
    ward.fleet.thing("pump-117");
    ward.fleet.inner().clients.clear();
    let (stage, line) = long_after(&ward, Strength::Group).await;
    assert_eq!(stage, Stage::Applied);
    assert!(line.contains("never seen connected"), "{line}");
}

#[tokio::test]
async fn one_that_reconnects_after_all_is_not_verified_until_it_stays_away() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(12 * MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Effective);
    {
        let (mut inner, now) = (ward.fleet.inner(), ward.now());
        let client = inner.clients.get_mut("pump-117").unwrap();
        (client.connected, client.since) = (true, now);
    }
    ward.pass(2 * MINUTE).await;
    assert_eq!(ward.course(&id).await.progress.reconnects, 1);
    ward.pass(6 * MINUTE).await;
    assert!(
        ward.course(&id).await.progress.verified.is_none(),
        "the quiet begins anew"
    );
    ward.pass(6 * MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified);
}

#[tokio::test]
async fn what_could_not_be_read_is_not_claimed() {
    let ward = Ward::start().await;
    ward.fleet.thing("pump-117");
    ward.fleet.fails("GetConnection", u32::MAX);
    let (stage, _) = long_after(&ward, Strength::Both).await;
    assert_eq!(stage, Stage::Applied);
}

#[tokio::test]
async fn a_thing_deleted_meanwhile_is_told_as_gone() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let id = ward.quarantine(&pump, Strength::Both).await;
    ward.look().await;
    {
        let mut inner = ward.fleet.inner();
        inner.things.clear();
        inner.groups.clear();
    }
    ward.pass(LONG).await;
    let course = ward.course(&id).await;
    assert!(
        course
            .line(ward.now())
            .contains("registry has no thing of this name"),
        "{}",
        course.line(ward.now())
    );
    assert!(course.progress.applied.is_none());
    assert_eq!(
        ward.fleet.inner().certificates[&certificate(0)].0,
        CertificateStatus::Inactive
    );
}

#[tokio::test]
async fn a_device_that_the_registry_lacks_is_refused_with_the_reason() {
    let ward = Ward::start().await;
    let told = refused(
        ward.try_quarantine(&"pump-404".parse().unwrap(), Strength::Group)
            .await,
    );
    assert_eq!(
        told,
        "The registry has no thing pump-404: there is nothing to quarantine."
    );
    let told = refused(
        ward.try_quarantine(&"a client id".parse().unwrap(), Strength::Group)
            .await,
    );
    assert!(told.starts_with("a client id is no thing name"), "{told}");
    assert!(ward.entries().await.is_empty());
}

#[tokio::test]
async fn names_with_colons_and_128_characters_are_quarantined_like_others() {
    let ward = Ward::start().await;
    for name in ["site:7:pump-117", &"x".repeat(128)] {
        let device = ward.fleet.thing(name);
        let id = ward.quarantine(&device, Strength::Group).await;
        ward.pass(25 * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Verified, "{name}");
    }
}
