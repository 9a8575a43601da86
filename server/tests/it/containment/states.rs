use super::ward::{MINUTE, Ward, responder};
use crate::site::entry;
use domain::act::Act;
use domain::containment::{Stage, Strength};
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, Entry};
use domain::ids::DeviceId;
use response::containment::{QuarantineAsk, quarantine, release};

#[tokio::test]
async fn each_state_is_claimed_once_it_is_so_and_not_before() {
    for (strength, delay) in [
        (Strength::Group, 8),
        (Strength::Certificate, 5),
        (Strength::Both, 8),
    ] {
        let ward = Ward::start().await;
        let pump = ward.fleet.thing("pump-117");
        let id = ward.quarantine(&pump, strength).await;
        assert_eq!(ward.stage(&id).await, Stage::Requested);
        assert!(
            ward.fleet.inner().groups.is_empty(),
            "nothing is done before it is on the record"
        );
        ward.look().await;
        assert_eq!(
            ward.stage(&id).await,
            Stage::Requested,
            "asked for, not read back"
        );
        ward.pass(2_000).await;
        assert_eq!(ward.stage(&id).await, Stage::Applied);
        ward.pass((delay - 1) * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Applied, "it may still come back");
        let certificate_binds = strength == Strength::Both;
        assert_eq!(ward.fleet.lets("pump-117"), !certificate_binds);
        ward.pass(MINUTE + 30_000).await;
        assert_eq!(ward.stage(&id).await, Stage::Effective);
        assert!(!ward.fleet.lets("pump-117") && !ward.fleet.inner().clients["pump-117"].connected);
        ward.pass(9 * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Effective);
        ward.pass(2 * MINUTE).await;
        assert_eq!(ward.stage(&id).await, Stage::Verified);
        let stages: Vec<Stage> = ward.reports().await.into_iter().map(|(stage, _)| stage).collect();
        assert_eq!(
            stages,
            [Stage::Applied, Stage::Effective, Stage::Verified],
            "{strength:?}"
        );
    }
}

#[tokio::test]
async fn a_session_that_comes_back_before_it_binds_is_cut_again() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    ward.quarantine(&pump, Strength::Group).await;
    ward.pass(2 * MINUTE).await;
    let cuts = ward
        .fleet
        .inner()
        .calls
        .iter()
        .filter(|one| **one == "DeleteConnection")
        .count();
    assert!(cuts > 3, "{cuts}");
}

#[tokio::test]
async fn what_somebody_takes_back_elsewhere_is_no_longer_claimed_and_is_applied_again() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let id = ward.quarantine(&pump, Strength::Group).await;
    ward.pass(25 * MINUTE).await;
    assert_eq!(ward.stage(&id).await, Stage::Verified);
    ward.fleet.inner().groups.clear();
    ward.pass(2 * MINUTE).await;
    assert_eq!(
        ward.stage(&id).await,
        Stage::Applied,
        "put back, and not yet binding"
    );
    assert!(ward.fleet.is_in("pump-117", "QUARANTINED"));
    assert!(
        ward.reports()
            .await
            .iter()
            .any(|(stage, _)| *stage == Stage::Requested)
    );
}

#[tokio::test]
async fn an_expired_quarantine_asks_and_never_releases() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let mut ask = ward.ask(&[&pump], Strength::Group);
    ask.expires = Some(ward.now().plus(30 * MINUTE));
    quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    ward.pass(100 * MINUTE).await;
    assert!(ward.fleet.is_in("pump-117", "QUARANTINED"));
    let asked = ward
        .reports()
        .await
        .iter()
        .filter(|(stage, _)| *stage == Stage::Waits)
        .count();
    assert!((2..=3).contains(&asked), "asked {asked} times in 70 minutes");
}

#[tokio::test]
async fn an_expired_quarantine_asks_again_also_where_nobody_is_paged() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let ask = QuarantineAsk {
        // Without an incident there is no plan that says whom to page.
        incident: None,
        expires: Some(ward.now().plus(30 * MINUTE)),
        ..ward.ask(&[&pump], Strength::Group)
    };
    quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    ward.pass(100 * MINUTE).await;
    let settings = &ward.console.settings;
    let chain = ChainId::Device(DeviceId {
        account: settings.account.clone(),
        region: settings.region.clone(),
        name: pump,
    });
    let entries = ward.console.journal.entries(&chain, 0).await.unwrap();
    let asks = |one: &Entry| {
        matches!(&one.entry.body, Body::Act(Act::Device { does: DeviceAct::Report { stage, .. }, .. })
            if *stage == Stage::Waits)
    };
    let asked = entries.iter().filter(|one| asks(one)).count();
    assert!((2..=3).contains(&asked), "asked {asked} times in 70 minutes");
}

#[tokio::test]
async fn a_form_sent_twice_is_one_order() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    let (form, ask) = (entry(), ward.ask(&[&pump], Strength::Group));
    for _ in 0..2 {
        quarantine(&ward.console, &responder(), &form, ask.clone())
            .await
            .unwrap();
        ward.pass(MINUTE).await;
    }
    assert_eq!(ward.console.journal.courses_of(&pump).await.unwrap().len(), 1);
    let form = entry();
    for _ in 0..2 {
        let reason = super::ward::reason();
        release(&ward.console, &responder(), &form, Some(ward.id()), &pump, reason)
            .await
            .unwrap();
        ward.pass(MINUTE).await;
    }
    assert_eq!(ward.stage(&form).await, Stage::Released);
    assert_eq!(ward.console.journal.courses_of(&pump).await.unwrap().len(), 2);
}
