//! Certificates: one for each thing, but for those that share one, and some that have two.

use super::policies;
use crate::ids::Ids;
use crate::seed::scene::{DAY, MINUTE};
use crate::world::fleet::{CertificateStatus, Change, Fleet, certificate_id, pretended_pem};

/// Things that a supplier shipped with one certificate for all, or that were set up by hand with the same one.
const SHARED: &[&[&str]] = &[
    &[
        "meter-001",
        "meter-002",
        "meter-003",
        "meter-004",
        "meter-005",
        "meter-006",
    ],
    &["valve-201", "valve-202", "valve-203"],
    &["chlorine-012", "chlorine-031"],
];
/// Its certificate was deactivated so long before the world's start: an open incident tells it.
const DEACTIVATED: (&str, i64) = ("gateway-003", 67 * MINUTE);
/// Has two active certificates: a rotation that was not ended.
const TWO: &str = "pump-042";
/// Each has a second certificate that is not active.
const OLD: &[(&str, CertificateStatus)] = &[
    ("pump-017", CertificateStatus::Inactive),
    ("valve-013", CertificateStatus::Revoked),
];
/// Its certificate can be attached to nothing else.
const EXCLUSIVE: &str = "chlorine-001";
/// Was never given one.
const NONE: &str = "reservoir-018";

pub(super) fn plant(fleet: &mut Fleet, ids: &mut Ids, now: i64) {
    let issued = now - 500 * DAY;
    for names in SHARED {
        let arn = issue(fleet, ids, CertificateStatus::Active, issued);
        attach_policy(fleet, policies::SHARED, &arn, issued);
        for name in *names {
            attach(fleet, name, &arn, false);
        }
    }
    let names: Vec<String> = fleet.things.keys().cloned().collect();
    let shares = |name: &&String| SHARED.iter().any(|names| names.contains(&name.as_str()));
    for name in names.iter().filter(|name| *name != NONE && !shares(name)) {
        let arn = issue(fleet, ids, CertificateStatus::Active, issued);
        let policy = if name.starts_with("gateway-") {
            policies::GATEWAY
        } else {
            policies::DEVICE
        };
        attach_policy(fleet, policy, &arn, issued);
        attach(fleet, name, &arn, name == EXCLUSIVE);
    }
    let arn = issue(fleet, ids, CertificateStatus::Active, now - 20 * DAY);
    attach_policy(fleet, policies::DEVICE, &arn, now - 20 * DAY);
    attach(fleet, TWO, &arn, false);
    let (name, ago) = DEACTIVATED;
    let deactivated: Vec<String> = fleet
        .principals_of(name)
        .into_iter()
        .filter_map(|arn| Some(fleet.arns.name("cert", arn)?.to_owned()))
        .collect();
    for id in deactivated {
        fleet.set_certificate_status(&id, CertificateStatus::Inactive, now - ago);
    }
    for (name, status) in OLD {
        let arn = issue(fleet, ids, *status, now - 900 * DAY);
        attach(fleet, name, &arn, false);
    }
}

fn issue(fleet: &mut Fleet, ids: &mut Ids, status: CertificateStatus, at: i64) -> String {
    let id = certificate_id(ids);
    let pem = pretended_pem("CERTIFICATE", &id);
    let arn = fleet.arns.of("cert", &id);
    fleet.put_certificate(id, pem, status, at);
    arn
}

fn attach(fleet: &mut Fleet, thing: &str, arn: &str, exclusive: bool) {
    if let Err(refusal) = fleet.attach_principal(thing, arn, exclusive) {
        tracing::error!(
            thing,
            message = refusal.message,
            "a seeded certificate is not attached"
        );
    }
}

fn attach_policy(fleet: &mut Fleet, policy: &str, target: &str, at: i64) {
    let (policy, target) = (policy.to_owned(), target.to_owned());
    fleet.change(Change::Attach { policy, target }, at);
}
