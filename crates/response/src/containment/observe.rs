use super::questions::{Topics, questions};
use crate::ports::{Fleet, StoreError};
use domain::containment::{Observation, Seen};
use domain::device::{Certificate, CertificateStatus, Connection, Verdict};
use domain::ids::DeviceName;
use domain::time::Timestamp;
use std::collections::BTreeSet;

/// Reads from AWS what an order about the device is measured by. Each part stands for itself: what could not be read
/// is told as such.
/// `at` is now.
pub(crate) async fn observe(fleet: &dyn Fleet, at: Timestamp, device: &DeviceName) -> Observation {
    let (thing, groups, certificates, connection) = futures::join!(
        fleet.thing(device),
        fleet.groups(device),
        fleet.certificates(device),
        fleet.connection(device)
    );
    let registered = thing.map(|thing| thing.is_some()).map_err(words);
    let gone = registered == Ok(false);
    let certificates = unless_gone(certificates, gone);
    let connection = connection.map_err(words);
    let verdicts = match (&certificates, &connection) {
        (Ok(certificates), Ok(connection)) => verdicts(fleet, device, certificates, connection).await,
        (Err(error), _) | (_, Err(error)) => Err(error.clone()),
    };
    Observation {
        at,
        registered,
        groups: unless_gone(groups, gone),
        certificates,
        connection,
        verdicts,
    }
}

/// A thing that is not in the registry has no groups and certificates there.
fn unless_gone<T>(read: Result<Vec<T>, StoreError>, gone: bool) -> Seen<Vec<T>> {
    match read {
        Err(StoreError::NotFound { .. }) if gone => Ok(Vec::new()),
        other => other.map_err(words),
    }
}

fn words(error: StoreError) -> String {
    error.to_string()
}

/// What each certificate that may be used may do, under the client id that the device connects with.
async fn verdicts(
    fleet: &dyn Fleet,
    device: &DeviceName,
    certificates: &[Certificate],
    connection: &Connection,
) -> Seen<Vec<Verdict>> {
    let client = connection.client.as_deref().unwrap_or(device.as_str());
    let usable: Vec<&Certificate> = certificates
        .iter()
        .filter(|one| {
            !matches!(
                one.status,
                CertificateStatus::Inactive | CertificateStatus::Revoked
            )
        })
        .collect();
    if usable.is_empty() {
        return Ok(Vec::new());
    }
    let known = Topics {
        subscribed: subscribed(fleet, client, connection).await,
        ..Topics::default()
    };
    let asked = questions(device, client, &known);
    let mut all = Vec::new();
    for certificate in usable {
        let answers = fleet.verdicts(certificate, client, &asked, &[]).await;
        all.extend(answers.map_err(words)?);
    }
    Ok(all)
}

/// What the session subscribed to. When that can't be read, the other topics are asked about all the same.
pub(super) async fn subscribed(fleet: &dyn Fleet, client: &str, connection: &Connection) -> BTreeSet<String> {
    if !connection.connected {
        return BTreeSet::new();
    }
    let read = fleet.subscriptions(client).await.unwrap_or_default();
    read.into_iter().map(|one| one.filter).collect()
}
