use super::list::current_of;
use super::observe::subscribed;
use super::questions::{Topics, questions};
use super::recovery::recovery;
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{Answers, Approval, BlastRadius, GROUPS, GroupState, Share, Stop, Strength, full};
use domain::device::{Certificate, CertificateStatus, Connection, Group, publishable};
use domain::ids::DeviceName;
use domain::rights::Right;
use std::collections::BTreeSet;

/// What taking a device out of traffic would do, from AWS's own answers. Parts that can't be read are told as such;
/// the rest stands.
pub async fn blast_radius(
    console: &Console,
    actor: &Actor,
    device: &DeviceName,
    strength: Strength,
) -> Result<BlastRadius, ResponseError> {
    actor.require(Right::Read)?;
    let (read, fleet) = (console.clock.now(), &console.fleet);
    let group_name = console.settings.containment.group.clone();
    let (thing, groups, certificates, connection, jobs, group) = futures::join!(
        fleet.thing(device),
        fleet.groups(device),
        fleet.certificates(device),
        fleet.connection(device),
        fleet.jobs(device),
        fleet.group(&group_name)
    );
    let mut unread = Vec::new();
    let thing = kept(thing, &mut unread);
    let registered = thing.as_ref().map(Option::is_some);
    let groups = kept(groups, &mut unread).unwrap_or_default();
    let certificates = kept(certificates, &mut unread);
    let connection = kept(connection, &mut unread);
    let jobs = kept(jobs, &mut unread).unwrap_or_default();
    let group = kept(group, &mut unread);
    let known = recovery(console, std::slice::from_ref(device)).await?.pop();
    let mut recovery = known.unwrap_or_default();
    if let Some(thing) = &thing {
        recovery.registry = Answers::of_thing(thing.as_ref());
    }
    let held = current_of(console, device)
        .await?
        .is_some_and(|one| one.order.contains());
    let known = connection.clone().unwrap_or_default();
    let room = full(&groups, &group_name).filter(|_| strength.by_group());
    let mut all = BlastRadius {
        device: device.clone(),
        read,
        registered,
        client: known.client.clone().filter(|_| known.connected),
        group: state_of(group.as_ref()),
        stops: Vec::new(),
        shares: shares(certificates.as_deref().unwrap_or_default(), strength),
        evicts: room.clone().flatten(),
        full: room == Some(None),
        jobs: jobs
            .into_iter()
            .filter(domain::device::JobExecution::is_running)
            .collect(),
        needs_approval: !held && Approval::is_needed(&actor.who, recovery.answers()),
        recovery,
        warnings: Vec::new(),
        unread: Vec::new(),
        group_name,
    };
    let mut missing = BTreeSet::new();
    if let Some(certificates) = &certificates {
        let with = group.flatten().map(|group| names(&group)).unwrap_or_default();
        let read = stops(
            console,
            device,
            certificates,
            &known,
            strength,
            &with,
            &mut missing,
        );
        match read.await {
            Ok(stops) => all.stops = stops,
            Err(error) => unread.push(error.to_string()),
        }
    }
    all.unread = unread;
    all.warnings = warnings(&all, strength, certificates.as_deref(), connection.as_ref());
    if !missing.is_empty() {
        let names = missing.into_iter().collect::<Vec<_>>().join(", ");
        all.warnings.push(format!(
            "A policy asks for {names}, which only a session has: what AWS can't answer without counts as allowed."
        ));
    }
    Ok(all)
}

fn kept<T>(read: Result<T, StoreError>, unread: &mut Vec<String>) -> Option<T> {
    let failed = |error: StoreError| {
        // Two readings may take the same call: what it says is said once.
        let told = error.to_string();
        if !unread.contains(&told) {
            unread.push(told);
        }
    };
    read.map_err(failed).ok()
}

fn state_of(group: Option<&Option<Group>>) -> GroupState {
    match group {
        None => GroupState::Unknown,
        Some(None) => GroupState::Missing,
        Some(Some(group)) if group.dynamic => GroupState::Dynamic,
        Some(Some(group)) if group.policies.is_empty() => GroupState::WithoutPolicy,
        Some(Some(group)) => GroupState::Policies { names: names(group) },
    }
}

fn names(group: &Group) -> Vec<String> {
    group.policies.iter().map(|(name, _)| name.clone()).collect()
}

fn shares(certificates: &[Certificate], strength: Strength) -> Vec<Share> {
    let shared = certificates
        .iter()
        .filter(|one| strength.by_certificate() && !one.shared_with.is_empty());
    shared
        .map(|one| Share {
            certificate: one.id.clone(),
            things: one.shared_with.clone(),
        })
        .collect()
}

/// Asks every usable certificate's policies, as they are and with the group's added.
async fn stops(
    console: &Console,
    device: &DeviceName,
    certificates: &[Certificate],
    connection: &Connection,
    strength: Strength,
    with: &[String],
    missing: &mut BTreeSet<String>,
) -> Result<Vec<Stop>, StoreError> {
    let client = connection.client.as_deref().unwrap_or(device.as_str());
    let topics = Topics {
        subscribed: subscribed(&*console.fleet, client, connection).await,
        published: published(console, device, client).await,
    };
    let asked = questions(device, client, &topics);
    // The group binds only a client whose id is the thing's name.
    let binds = strength.by_group() && client == device.as_str();
    let mut stops: Vec<Stop> = Vec::new();
    for certificate in certificates
        .iter()
        .filter(|one| one.status == CertificateStatus::Active)
    {
        let now = console.fleet.verdicts(certificate, client, &asked, &[]).await?;
        let after = if strength.by_certificate() {
            Vec::new()
        } else if binds {
            console.fleet.verdicts(certificate, client, &asked, with).await?
        } else {
            now.clone()
        };
        for one in now {
            let allowed = after
                .iter()
                .any(|other| other.question == one.question && !other.surely_denied());
            let untold = after.iter().chain([&one]);
            let untold = untold
                .filter(|other| other.question == one.question && !other.allowed && !other.surely_denied());
            missing.extend(untold.flat_map(|other| other.missing.iter().cloned()));
            match stops.iter_mut().find(|known| known.question == one.question) {
                Some(known) => {
                    known.now |= !one.surely_denied();
                    known.after |= allowed;
                }
                None => stops.push(Stop {
                    now: !one.surely_denied(),
                    question: one.question,
                    after: allowed,
                }),
            }
        }
    }
    Ok(stops)
}

/// What it publishes to, as far as its last capture tells: also of a device that isn't connected.
async fn published(console: &Console, device: &DeviceName, client: &str) -> BTreeSet<String> {
    let captured = console.journal.device(device).await.ok().flatten();
    let Some(captured) = captured.map(|one| one.device) else {
        return BTreeSet::new();
    };
    let retained = captured.retained.value.unwrap_or_default().into_iter();
    let policies = captured.policies.value.unwrap_or_default().into_iter();
    let named = policies.flat_map(|one| publishable(&one.document, device, client));
    retained.map(|one| one.topic).chain(named).collect()
}

fn warnings(
    all: &BlastRadius,
    strength: Strength,
    certificates: Option<&[Certificate]>,
    connection: Option<&Connection>,
) -> Vec<String> {
    let mut told = Vec::new();
    let mut warn = |is_so: bool, sentence: String| {
        if is_so {
            told.push(sentence);
        }
    };
    let (group, by_group) = (&all.group_name, strength.by_group());
    let by_certificate = strength.by_certificate();
    warn(
        all.registered == Some(false),
        "The registry has no thing of this name.".into(),
    );
    warn(
        by_group && all.group == GroupState::Missing,
        format!("There is no thing group {group}."),
    );
    warn(
        by_group && all.group == GroupState::WithoutPolicy,
        format!("{group} has no policy: being in it denies nothing."),
    );
    warn(
        by_group && all.group == GroupState::Dynamic,
        format!("{group} is dynamic: nobody can be put into it."),
    );
    warn(
        all.full,
        format!("It is in {GROUPS} static groups: AWS refuses another one."),
    );
    if let Some(evicted) = &all.evicts {
        warn(
            true,
            format!("It is in {GROUPS} groups: the dynamic group {evicted} gives way."),
        );
    }
    let other_client = all
        .client
        .as_deref()
        .filter(|client| *client != all.device.as_str());
    if let Some(client) = other_client {
        let binds = "which is not its thing name: group policies don't bind it";
        warn(by_group, format!("It is connected as “{client}”, {binds}."));
    }
    let left = all.stops.iter().filter(|one| one.after).count();
    warn(
        by_group && !by_certificate && left > 0,
        format!("{left} of {} things asked about stay allowed.", all.stops.len()),
    );
    let active = |one: &&Certificate| one.status == CertificateStatus::Active;
    let count = certificates.map(|all| all.iter().filter(active).count());
    warn(
        by_group && !by_certificate && count.is_some_and(|count| count > 1),
        "More than one of its certificates is active: quarantine by group can't be verified.".into(),
    );
    warn(
        certificates.is_some_and(<[Certificate]>::is_empty),
        "No certificate of it is known: it can't be quarantined by certificate, nor can its policies be asked.".into(),
    );
    warn(
        connection.is_some_and(|one| !one.was_seen()),
        "It was never seen connected: that it stays away will prove nothing.".into(),
    );
    warn(
        by_certificate,
        "Without its certificate no tunnel reaches it: it can't be looked into from afar.".into(),
    );
    told
}
