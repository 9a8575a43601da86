use super::Check;
use crate::containment::{Topics, questions};
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::device::{Certificate, CertificateStatus, Group, Question, Verdict};
use domain::ids::DeviceName;
use domain::readiness::Found;
use std::collections::BTreeSet;

/// How many devices are tried until one is found that the proof can be made with.
const TRIED: usize = 5;

pub(super) const CHECK: Check = Check {
    name: "quarantine",
    title: "Quarantine group",
    source: "AWS IoT, DescribeThingGroup and TestAuthorization",
    read: |console| Box::pin(check(console)),
};

async fn check(console: &Console) -> Result<Found, ResponseError> {
    let name = &console.settings.containment.group;
    let Some(group) = console.fleet.group(name).await? else {
        return Ok(Found::red(
            format!("There is no thing group {name}: nothing can be quarantined by group."),
            format!(
                "Create the static thing group {name} and attach a policy that denies iot:* on *, or name another one in LAZARET_QUARANTINE_GROUP."
            ),
        ));
    };
    let policies: Vec<String> = group.policies.iter().map(|(name, _)| name.clone()).collect();
    if let Some(found) = unfit(&group, &policies) {
        return Ok(found);
    }
    let found = match proof(console, &policies).await? {
        Some(proof) => proof.judge(&policies),
        None => Found::unknown(
            format!("{name} has a policy; no device was found that it could be tried with."),
            "Connect a device whose client id is its thing name and whose certificate lets it connect.",
        ),
    };
    Ok(found.with_details([format!("{name}: {}", policies.join(", "))]))
}

/// Why a group holds nothing, whatever device is put into it.
fn unfit(group: &Group, policies: &[String]) -> Option<Found> {
    let name = &group.name;
    if group.dynamic {
        return Some(Found::red(
            format!("{name} is a dynamic group: nobody can be put into it."),
            "Name a static group in LAZARET_QUARANTINE_GROUP.",
        ));
    }
    policies.is_empty().then(|| {
        Found::red(
            format!("{name} has no policy: being in it denies nothing."),
            format!("Attach a policy to {name} that denies iot:* on *."),
        )
    })
}

/// What the policies let a device do, without and with the group's.
struct Proof {
    device: DeviceName,
    connected: bool,
    before: Vec<Verdict>,
    after: Vec<Verdict>,
}

/// Asks AWS about a device that may connect now: one that nothing is allowed to anyhow proves nothing.
async fn proof(console: &Console, policies: &[String]) -> Result<Option<Proof>, StoreError> {
    // Without the index nobody knows who is connected; then anybody who may connect has to do.
    let live = console.preparation.connected(TRIED).await.unwrap_or_default();
    let mut tried = BTreeSet::new();
    for device in &live {
        let connection = console.fleet.connection(device).await?;
        let bound = connection.client.as_deref() == Some(device.as_str());
        if !(connection.connected && bound) {
            continue;
        }
        tried.insert(device.clone());
        if let Some(proof) = ask(console, device, true, policies).await? {
            return Ok(Some(proof));
        }
    }
    for (device, _) in console.preparation.devices(TRIED).await? {
        if tried.insert(device.clone())
            && let Some(proof) = ask(console, &device, false, policies).await?
        {
            return Ok(Some(proof));
        }
    }
    Ok(None)
}

async fn ask(
    console: &Console,
    device: &DeviceName,
    connected: bool,
    policies: &[String],
) -> Result<Option<Proof>, StoreError> {
    let certificates = console.fleet.certificates(device).await?;
    let usable = |one: &&Certificate| one.status == CertificateStatus::Active;
    let Some(certificate) = certificates.iter().find(usable) else {
        return Ok(None);
    };
    let asked: Vec<Question> = questions(device, device.as_str(), &Topics::default());
    let client = device.as_str();
    let before = console.fleet.verdicts(certificate, client, &asked, &[]).await?;
    if !before.iter().any(|one| one.allowed) {
        return Ok(None);
    }
    let after = console
        .fleet
        .verdicts(certificate, client, &asked, policies)
        .await?;
    Ok(Some(Proof {
        device: device.clone(),
        connected,
        before,
        after,
    }))
}

impl Proof {
    fn judge(self, policies: &[String]) -> Found {
        let device = &self.device;
        let through: Vec<&Verdict> = self.after.iter().filter(|one| one.allowed).collect();
        let told = self.after.iter().map(|one| self.line(one)).collect::<Vec<_>>();
        let names = policies.join(", ");
        let found = if !through.is_empty() {
            Found::red(
                format!(
                    "With the group's policy {device} may still {}.",
                    through
                        .iter()
                        .map(|one| words(&one.question))
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
                format!("Make {names} deny iot:* on * without a condition."),
            )
        } else if let Some(open) = self.after.iter().find(|one| !one.missing.is_empty()) {
            Found::amber(
                format!(
                    "AWS can't tell whether the group's policy denies {device} to {}: {} is asked for, which only a session has.",
                    words(&open.question),
                    open.missing.join(", ")
                ),
                format!("Make {names} deny iot:* on * without a condition."),
            )
        } else if self.after.iter().any(|one| !one.explicit) {
            Found::amber(
                format!(
                    "With the group's policy {device} may do nothing, but not because a policy denies it."
                ),
                format!("Make {names} deny iot:* on *: a later Allow would let it through."),
            )
        } else if self.connected {
            Found::green(format!(
                "It really denies: {device}, connected now, may neither connect, publish nor subscribe with the group's policy."
            ))
        } else {
            Found::amber(
                format!(
                    "It denies {device} everything; that device is not connected, or not under its thing name."
                ),
                "Group policies bind only clients whose id is their thing name: see that devices connect so, and that connectivity is indexed.",
            )
        };
        found.with_details(told)
    }

    fn line(&self, after: &Verdict) -> String {
        let before = self
            .before
            .iter()
            .find(|one| one.question == after.question)
            .is_some_and(|one| one.allowed);
        let now = if before { "allowed" } else { "not allowed" };
        let then = match (after.allowed, after.explicit) {
            (true, _) => "still allowed".to_owned(),
            (false, true) if after.by.is_empty() => "denied".to_owned(),
            (false, true) => format!("denied by {}", after.by.join(", ")),
            (false, false) => "allowed by nothing".to_owned(),
        };
        format!("{}: {now} today, {then} in the group", words(&after.question))
    }
}

fn words(question: &Question) -> String {
    match question.access {
        domain::device::Access::Connect => format!("connect as {}", question.target),
        access => format!("{} to {}", access.verb(), question.target),
    }
}
