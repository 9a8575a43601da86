//! The answer of a call is lost: what became of it is read back, by each act's own rule.

use crate::containment::ward::{Wired, person, reason, responder};
use crate::site::entry;
use domain::device::Verification;
use domain::entry::{Body, Outcome};
use domain::ids::{DeviceName, EntryId};
use domain::rights::Role;
use response::devices::{Found, On, cut, open_tunnel, rotate_tunnel, verify};
use simulator::{Fault, FaultKind};

fn pump() -> DeviceName {
    "pump-117".parse().unwrap()
}

/// Every attempt loses its answer, the first after its effect.
fn loses(ward: &Wired, operation: &str) {
    let lost = Fault::of(FaultKind::Cut).on(operation).times(2);
    ward.site.aws.add_fault(lost.after_effect());
}

async fn ended(ward: &Wired, id: &EntryId) -> Option<Outcome> {
    let entries = ward.entries().await.into_iter();
    entries.into_iter().find_map(|one| match one.entry.body {
        Body::Outcome { of, result } if of == *id => Some(result),
        _ => None,
    })
}

#[tokio::test]
async fn a_lost_cut_is_cut_again() {
    let ward = Wired::at_the_waterworks().await;
    loses(&ward, "DeleteConnection");
    let id = entry();
    let done = cut(
        &ward.console,
        &responder(),
        &id,
        Some(ward.id()),
        &pump(),
        reason(),
    )
    .await;
    done.unwrap();
    let told = ended(&ward, &id).await;
    assert!(
        matches!(&told, Some(Outcome::Settled { holds: true, read }) if read.starts_with("cut again")),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_lost_verdict_is_read_back() {
    let ward = Wired::at_the_waterworks().await;
    let violation = ward.console.fleet.violations(&pump()).await.unwrap().remove(0);
    loses(&ward, "PutVerificationStateOnViolation");
    let id = entry();
    let found = Found {
        violation: violation.id,
        verification: Verification::BenignPositive,
        remark: None,
    };
    let lead = person("lead-l", Role::Lead);
    verify(&ward.console, &lead, &id, Some(ward.id()), &pump(), found)
        .await
        .unwrap();
    let told = ended(&ward, &id).await;
    assert!(
        matches!(&told, Some(Outcome::Settled { holds: true, read }) if read.contains("read back")),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_tunnel_whose_tokens_were_lost_is_closed() {
    let ward = Wired::at_the_waterworks().await;
    loses(&ward, "OpenTunnel");
    let id = entry();
    let lead = person("lead-l", Role::Lead);
    let device = pump();
    let on = On {
        entry: &id,
        incident: Some(ward.id()),
        device: &device,
    };
    let asked = open_tunnel(&ward.console, &lead, on, "SSH", 30, reason()).await;
    let told = crate::containment::ward::refused(asked);
    assert!(told.contains("its tokens were lost"), "{told}");
    let open = ward.console.fleet.tunnels(&pump()).await.unwrap();
    assert!(open.iter().all(|one| !one.open), "{open:?}");
    assert!(matches!(
        ended(&ward, &id).await,
        Some(Outcome::Settled { holds: false, .. })
    ));
}

#[tokio::test]
async fn new_tokens_that_were_lost_are_told_as_such() {
    let ward = Wired::at_the_waterworks().await;
    let (lead, device) = (person("lead-l", Role::Lead), pump());
    let on = |entry| On {
        entry,
        incident: Some(ward.id()),
        device: &device,
    };
    let (first, id) = (entry(), entry());
    let opened = open_tunnel(&ward.console, &lead, on(&first), "SSH", 30, reason()).await;
    let tunnel = opened.unwrap().1.unwrap().tunnel;
    loses(&ward, "RotateTunnelAccessToken");
    let asked = rotate_tunnel(&ward.console, &lead, on(&id), &tunnel, reason()).await;
    let told = crate::containment::ward::refused(asked);
    assert!(told.contains("its new tokens were lost"), "{told}");
    assert!(matches!(
        ended(&ward, &id).await,
        Some(Outcome::Settled { holds: false, .. })
    ));
}
