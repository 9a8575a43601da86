//! Out of traffic.

use super::{Before, Containment, ContainmentSettings, Observation, Progress, Proof, Step};
use crate::device::{Access, Certificate, CertificateStatus, Connection, Verdict};
use crate::ids::GroupName;

pub(super) fn advance(
    order: &Containment,
    found: &mut Progress,
    seen: &Observation,
    settings: &ContainmentSettings,
) -> Vec<Step> {
    let mut steps = measures(order, found, seen);
    claim_applied(order, found, seen, settings);
    found.cannot = cannot(order, found, seen);
    session(order, found, seen, &mut steps);
    claim_effective(order, found, seen);
    claim_verified(found, seen, settings);
    steps
}

/// Notes which measures are in force, and asks for those that are not.
fn measures(order: &Containment, found: &mut Progress, seen: &Observation) -> Vec<Step> {
    let mut steps = Vec::new();
    if order.strength.by_group()
        && let Ok(groups) = &seen.groups
    {
        if groups.iter().any(|one| one.group == order.group) {
            found.in_group.get_or_insert(seen.at);
        } else {
            found.in_group = None;
            if seen.registered == Ok(true) {
                let (group, evict) = (order.group.clone(), order.evict);
                steps.push(Step::AddToGroup { group, evict });
            }
        }
    }
    if order.strength.by_certificate() && seen.registered == Ok(false) {
        // What it used before is all that can still be named.
        let known = order.before.iter().flat_map(Before::active);
        steps.extend(known.map(|id| Step::SetCertificate { id, active: false }));
    }
    if order.strength.by_certificate()
        && let Ok(certificates) = &seen.certificates
    {
        let open: Vec<&Certificate> = certificates.iter().filter(|one| !is_blocked(one)).collect();
        if open.is_empty() && !certificates.is_empty() {
            found.blocked.get_or_insert(seen.at);
        } else {
            found.blocked = None;
        }
        steps.extend(open.into_iter().map(|one| Step::SetCertificate {
            id: one.id.clone(),
            active: false,
        }));
    }
    steps
}

/// Whether it surely can't be used. A state that isn't known, such as a transfer, is none of these.
fn is_blocked(one: &Certificate) -> bool {
    matches!(
        one.status,
        CertificateStatus::Inactive | CertificateStatus::Revoked
    )
}

fn open_ones(certificates: &[Certificate]) -> usize {
    certificates.iter().filter(|one| !is_blocked(one)).count()
}

/// Whether it has certificates and surely can use none of them.
fn all_blocked(seen: &Observation) -> bool {
    matches!(&seen.certificates, Ok(all) if !all.is_empty() && open_ones(all) == 0)
}

fn claim_applied(
    order: &Containment,
    found: &mut Progress,
    seen: &Observation,
    settings: &ContainmentSettings,
) {
    let group = order.strength.by_group().then_some(found.in_group);
    let certificate = order.strength.by_certificate().then_some(found.blocked);
    let all = [
        group.map(|since| since.map(|at| at.plus(settings.policy_delay))),
        certificate.map(|since| since.map(|at| at.plus(settings.certificate_delay))),
    ];
    let binds: Option<Vec<_>> = all.into_iter().flatten().collect();
    let Some(binds) = binds else {
        (found.binds, found.applied, found.quiet) = (None, None, None);
        (found.effective, found.verified) = (None, None);
        return;
    };
    found.binds = binds.into_iter().max();
    found.applied.get_or_insert_with(|| Proof {
        at: seen.at,
        read: applied_words(order, &order.group, seen),
    });
}

fn applied_words(order: &Containment, group: &GroupName, seen: &Observation) -> String {
    let group = order.strength.by_group().then(|| format!("in {group}"));
    let certificates = order.strength.by_certificate().then(|| {
        let count = seen.certificates.as_ref().map_or(0, Vec::len);
        format!("no active certificate among {count}")
    });
    let parts: Vec<String> = [group, certificates].into_iter().flatten().collect();
    format!("{}, read back {}", parts.join(" and "), seen.at.clock_text())
}

/// Why it can't be Verified as things are.
fn cannot(order: &Containment, found: &Progress, seen: &Observation) -> Option<String> {
    if seen.registered == Ok(false) {
        return Some(
            "The registry has no thing of this name any more: nothing of it can be read back.".to_owned(),
        );
    }
    if order.strength.by_certificate() && matches!(&seen.certificates, Ok(all) if all.is_empty()) {
        return Some("It has no certificate that could be deactivated.".to_owned());
    }
    found.applied.as_ref()?;
    if !all_blocked(seen)
        && let Some(why) = group_alone_cannot(order, seen)
    {
        return Some(why);
    }
    match &seen.connection {
        Ok(connection) if !connection.was_seen() => Some(
            "It was never seen connected: that it stays away proves nothing. What is read back is what was applied."
                .to_owned(),
        ),
        _ => None,
    }
}

/// The group's policy binds a client whose id is the thing's name, and only where it denies something.
fn group_alone_cannot(order: &Containment, seen: &Observation) -> Option<String> {
    if let Ok(Connection {
        client: Some(client), ..
    }) = &seen.connection
        && client != order.device.as_str()
    {
        return Some(format!(
            "It connects as “{client}”, which is not its thing name: group policies don't bind it."
        ));
    }
    if let Ok(certificates) = &seen.certificates {
        let open = open_ones(certificates);
        if certificates.is_empty() {
            return Some("No certificate of it is known: what it may do can't be asked.".to_owned());
        }
        if open > 1 {
            return Some(format!(
                "{open} of its certificates are active: it may use another one."
            ));
        }
    }
    let allowed: Vec<String> = match &seen.verdicts {
        Ok(verdicts) => {
            let allowed = verdicts.iter().filter(|one| one.allowed).map(|one| &one.question);
            allowed
                .map(|one| format!("{} {}", one.access.verb(), one.target))
                .collect()
        }
        Err(_) => Vec::new(),
    };
    if allowed.is_empty()
        && let Ok(verdicts) = &seen.verdicts
        && let Some(open) = verdicts.iter().find(|one| !one.surely_denied())
    {
        return Some(format!(
            "AWS can't tell whether it may {} {}: a policy asks for {}, which only a session has.",
            open.question.access.verb(),
            open.question.target,
            open.missing.join(", ")
        ));
    }
    (!allowed.is_empty()).then(|| {
        let (group, first, more) = (&order.group, &allowed[0], allowed.len() - 1);
        let more = if more == 0 {
            String::new()
        } else {
            format!(" and {more} more")
        };
        format!("The policies with {group} still allow: {first}{more}.")
    })
}

/// Cuts a session that is there, and notes one that came back. Nothing in force, nothing cut: it would be back at once.
fn session(order: &Containment, found: &mut Progress, seen: &Observation, steps: &mut Vec<Step>) {
    let Ok(connection) = &seen.connection else {
        return;
    };
    let came_back = found.effective.as_ref().is_some_and(|effective| {
        connection.connected || connection.since.is_some_and(|since| since > effective.at)
    });
    if came_back {
        found.reconnects = found.reconnects.saturating_add(1);
        (found.effective, found.verified, found.quiet) = (None, None, None);
    }
    if connection.connected && order.cut && found.holds_anything() {
        let client = connection.client.clone();
        steps.push(Step::Cut {
            client: client.unwrap_or_else(|| order.device.to_string()),
        });
    }
}

fn claim_effective(order: &Containment, found: &mut Progress, seen: &Observation) {
    let by_certificate = all_blocked(seen);
    let denied = match (&seen.certificates, &seen.verdicts) {
        _ if by_certificate => Some(true),
        (Ok(_), Ok(verdicts)) => {
            let asked = |access| verdicts.iter().any(|one| one.question.access == access);
            let all = [Access::Connect, Access::Publish, Access::Subscribe]
                .into_iter()
                .all(asked);
            Some(all && verdicts.iter().all(Verdict::surely_denied))
        }
        _ => None,
    };
    let binds_client = by_certificate
        || matches!(&seen.connection, Ok(one) if one.client.as_deref().is_none_or(|id| id == order.device.as_str()));
    if denied == Some(false) || (seen.connection.is_ok() && !binds_client) {
        (found.effective, found.verified, found.quiet) = (None, None, None);
        return;
    }
    let bound = found.applied.is_some() && found.binds.is_some_and(|binds| seen.at >= binds);
    let gone = matches!(&seen.connection, Ok(one) if !one.connected);
    // Of a device that was never seen connected nobody knows under which client id it comes, and so what binds it.
    let known = by_certificate || matches!(&seen.connection, Ok(one) if one.was_seen());
    if bound
        && gone
        && known
        && denied == Some(true)
        && seen.groups.is_ok()
        && seen.registered == Ok(true)
        && found.effective.is_none()
    {
        let by = if by_certificate {
            "its certificates are inactive"
        } else {
            "the policies deny connect, publish and subscribe"
        };
        found.effective = Some(Proof {
            at: seen.at,
            read: format!("{by}, the delay is over, no session at {}", seen.at.clock_text()),
        });
    }
}

fn claim_verified(found: &mut Progress, seen: &Observation, settings: &ContainmentSettings) {
    let Some(effective) = &found.effective else {
        found.quiet = None;
        return;
    };
    let quiet = effective.at.plus(settings.quiet);
    found.quiet = Some(quiet);
    if found.cannot.is_some() {
        found.verified = None;
        return;
    }
    let complete = found.unread.is_empty();
    if let Ok(connection) = &seen.connection
        && complete
        && !connection.connected
        && seen.at >= quiet
        && found.verified.is_none()
    {
        let last = connection.since.map_or_else(String::new, |at| {
            format!("last session ended {}, ", at.clock_text())
        });
        found.verified = Some(Proof {
            at: seen.at,
            read: format!(
                "{last}none seen until {} by the connection APIs; the logs were not read",
                seen.at.clock_text()
            ),
        });
    }
}
