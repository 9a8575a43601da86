use super::Check;
use crate::{Console, ResponseError};
use domain::readiness::{Found, Looked};

/// How many certificates are asked about in one reading. The registry answers 10 of these calls a second, and an incident
/// needs them too: one is under way at a time, so that another's call waits for one of ours at most.
const AT_A_TIME: usize = 250;
/// How many certificates are known of at all.
const MOST: usize = 20_000;

pub(super) const CHECK: Check = Check {
    name: "certificates",
    title: "Shared certificates",
    source: "AWS IoT, ListCertificates and ListPrincipalThings",
    read: |console| Box::pin(check(console)),
};

async fn check(console: &Console) -> Result<Found, ResponseError> {
    let active = console.preparation.active_certificates(MOST).await?;
    let next = console
        .readiness
        .sharing(|sharing| sharing.next(&active, AT_A_TIME));
    for certificate in next {
        let at = console.clock.now();
        let things = console.preparation.users(&certificate).await?;
        let looked = Looked { at, things };
        console
            .readiness
            .sharing(|sharing| sharing.note(certificate.id, looked));
    }
    Ok(console.readiness.sharing(|sharing| sharing.judge(active.len())))
}
