use super::ward::{MINUTE, Ward};
use domain::containment::{Stage, Strength};
use domain::device::CertificateStatus;

#[tokio::test]
async fn a_step_that_fails_leaves_the_others_in_force_and_is_tried_again() {
    for (operation, in_group, inactive) in [
        ("AddThingToThingGroup", false, true),
        ("UpdateCertificate", true, false),
    ] {
        let ward = Ward::start().await;
        let pump = ward.fleet.thing("pump-117");
        let error = response::ports::StoreError::Denied {
            operation: "x",
            action: "iot:x".into(),
        };
        ward.fleet.inner().failing.insert(operation, (error, 6));
        let id = ward.quarantine(&pump, Strength::Both).await;
        ward.pass(20_000).await;
        assert_eq!(ward.stage(&id).await, Stage::Partial, "{operation}");
        assert_eq!(ward.fleet.is_in("pump-117", "QUARANTINED"), in_group);
        assert_eq!(
            ward.fleet.status("pump-117") == CertificateStatus::Inactive,
            inactive
        );
        assert!(
            ward.course(&id)
                .await
                .line(ward.now())
                .contains("iot:x is missing")
        );
        let told = ward.reports().await;
        assert_eq!(
            told.iter().filter(|(stage, _)| *stage == Stage::Partial).count(),
            1,
            "told once"
        );
        ward.pass(30 * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Verified, "{operation}");
    }
}

#[tokio::test]
async fn every_call_may_fail_for_a_while() {
    for operation in [
        "DescribeThing",
        "ListThingGroupsForThing",
        "ListThingPrincipals",
        "GetConnection",
        "TestAuthorization",
        "AddThingToThingGroup",
        "UpdateCertificate",
        "DeleteConnection",
    ] {
        let ward = Ward::start().await;
        let pump = ward.fleet.thing("pump-117");
        ward.fleet.fails(operation, 5);
        let id = ward.quarantine(&pump, Strength::Both).await;
        ward.pass(40 * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Verified, "{operation}");
    }
}

#[tokio::test]
async fn at_ten_groups_a_dynamic_one_gives_way_only_if_it_may() {
    for (dynamic, evict, works) in [(true, true, true), (true, false, false), (false, true, false)] {
        let ward = Ward::start().await;
        let pump = ward.fleet.thing("pump-117");
        {
            let (mut inner, now) = (ward.fleet.inner(), ward.now());
            for n in 0..10 {
                inner.groups.insert(("pump-117".into(), format!("g{n}")), now);
            }
            if dynamic {
                inner.dynamic.insert("g9".into());
            }
        }
        let mut ask = ward.ask(&[&pump], Strength::Group);
        ask.evict = evict;
        let form = crate::site::entry();
        response::containment::quarantine(&ward.console, &super::ward::responder(), &form, ask)
            .await
            .unwrap();
        ward.pass(MINUTE).await;
        let stage = ward.stage(&form).await;
        assert_eq!(stage == Stage::Applied, works, "{dynamic} {evict}: {stage:?}");
        if !works {
            assert!(
                ward.course(&form)
                    .await
                    .line(ward.now())
                    .contains("Thing is in 10 groups")
            );
        }
    }
}
