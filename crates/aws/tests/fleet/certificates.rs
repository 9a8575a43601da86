use super::world::{ALLOW_ALL, World};
use aws_sdk_iot::types::CertificateStatus as AwsStatus;
use domain::device::{Certificate, CertificateStatus};
use domain::ids::CertificateId;
use response::ports::{Fleet, StoreError};

pub async fn a_certificate_is_read_with_every_member(world: World) {
    let pump = world.thing("pump-117").await;
    let valve = world.thing("valve-3").await;
    let (id, arn) = world.certificate().await;
    let (second, second_arn) = world.certificate().await;
    for policy in ["connect", "publish"] {
        world.policy(policy, ALLOW_ALL).await;
        world.attach_policy(policy, &arn).await;
    }
    for thing in ["pump-117", "valve-3"] {
        world.attach(&arn, thing).await;
    }
    world.attach(&second_arn, "pump-117").await;
    let described = world
        .iot
        .describe_certificate()
        .certificate_id(id.as_str())
        .send()
        .await;
    let described = described.unwrap().certificate_description.unwrap();
    let millis = |at: &aws_sdk_iot::primitives::DateTime| domain::time::Timestamp(at.to_millis().unwrap());
    let created = described.creation_date().map(millis);
    let expires = described
        .validity()
        .and_then(|validity| validity.not_after())
        .map(millis);
    assert!(created.is_some() && expires > created, "{described:?}");
    let mut read = world.fleet.certificates(&pump).await.unwrap();
    read.sort_by_key(|certificate| certificate.id != id);
    read[0].policies.sort();
    assert_eq!(
        read[0],
        Certificate {
            id,
            arn,
            status: CertificateStatus::Active,
            created,
            expires,
            shared_with: vec![valve],
            policies: vec!["connect".to_owned(), "publish".to_owned()],
        }
    );
    let other = &read[1];
    assert_eq!((read.len(), &other.id, &other.arn), (2, &second, &second_arn));
    assert_eq!((other.shared_with.len(), other.policies.len()), (0, 0));
}

pub async fn a_certificate_is_deactivated_and_activated_however_often(world: World) {
    let pump = world.thing("pump-117").await;
    let (id, arn) = world.certificate().await;
    world.attach(&arn, "pump-117").await;
    for (active, status) in [
        (false, CertificateStatus::Inactive),
        (true, CertificateStatus::Active),
    ] {
        for _ in 0..2 {
            world.fleet.set_certificate(&id, active).await.unwrap();
            assert_eq!(world.fleet.certificates(&pump).await.unwrap()[0].status, status);
        }
    }
    let revoke = world.iot.update_certificate().certificate_id(id.as_str());
    revoke.new_status(AwsStatus::Revoked).send().await.unwrap();
    assert_eq!(
        world.fleet.certificates(&pump).await.unwrap()[0].status,
        CertificateStatus::Revoked
    );
}

pub async fn a_certificate_that_many_share_is_told_with_five_hundred_of_them(world: World) {
    let (_, arn) = world.certificate().await;
    for n in 0..505 {
        let name = format!("pump-{n:03}");
        world.thing(&name).await;
        world.attach(&arn, &name).await;
    }
    let pump = "pump-117".parse().unwrap();
    let read = world.fleet.certificates(&pump).await.unwrap();
    let shared = &read[0].shared_with;
    assert_eq!(
        (read.len(), shared.len(), shared.contains(&pump)),
        (1, 500, false)
    );
    assert_eq!(world.sent("ListPrincipalThingsV2"), 3);
}

pub async fn a_certificate_that_is_not_there_can_not_be_deactivated(world: World) {
    let nothing: CertificateId = "0".repeat(64).parse().unwrap();
    assert_eq!(
        world.fleet.set_certificate(&nothing, false).await,
        Err(StoreError::NotFound {
            operation: "UpdateCertificate"
        })
    );
}
