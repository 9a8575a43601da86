//! What changed between two captures.

use super::{Certificate, Change, Device, Section};
use std::collections::{BTreeMap, BTreeSet};

/// What `now` has otherwise than `then`. Sections that one of them could not read tell nothing.
pub fn changes(then: &Device, now: &Device) -> Vec<Change> {
    let mut all = Vec::new();
    let mut compare = |section: &str, then: Option<Facts>, now: Option<Facts>| {
        let (Some(then), Some(now)) = (then, now) else {
            return;
        };
        let keys: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
        for key in keys {
            if then.get(key) != now.get(key) {
                all.push(Change {
                    section: section.to_owned(),
                    what: key.clone(),
                    then: then.get(key).cloned(),
                    now: now.get(key).cloned(),
                });
            }
        }
    };
    compare("Attributes", attributes(then), attributes(now));
    compare("Groups", groups(then), groups(now));
    compare("Certificates", certificates(then), certificates(now));
    compare("Policies", policies(then), policies(now));
    compare("Connection", connection(then), connection(now));
    compare("Subscriptions", subscriptions(then), subscriptions(now));
    compare("Violations", violations(then), violations(now));
    compare("Shadow", shadow(then), shadow(now));
    compare("Jobs", jobs(then), jobs(now));
    all
}

type Facts = BTreeMap<String, String>;

fn of<T>(section: &Section<T>, facts: impl FnOnce(&T) -> Facts) -> Option<Facts> {
    section.value.as_ref().map(facts)
}

fn attributes(device: &Device) -> Option<Facts> {
    of(&device.thing, |thing| match thing {
        Some(thing) => {
            let kind = thing
                .kind
                .iter()
                .map(|kind| ("thing type".to_owned(), kind.clone()));
            let listed = thing
                .attributes
                .iter()
                .map(|(key, value)| (format!("attribute {key}"), value.clone()));
            kind.chain(listed)
                .chain([("registry".to_owned(), "registered".to_owned())])
                .collect()
        }
        None => Facts::new(),
    })
}

fn groups(device: &Device) -> Option<Facts> {
    of(&device.groups, |groups| {
        let word = |dynamic: bool| if dynamic { "dynamic" } else { "member" }.to_owned();
        groups
            .iter()
            .map(|one| (one.group.to_string(), word(one.dynamic)))
            .collect()
    })
}

fn certificates(device: &Device) -> Option<Facts> {
    of(&device.certificates, |all| {
        all.iter()
            .map(|one| (one.id.to_string(), certificate(one)))
            .collect()
    })
}

fn certificate(one: &Certificate) -> String {
    let mut policies = one.policies.clone();
    policies.sort();
    format!(
        "{}, policies: {}, shared with {}",
        one.status.word(),
        policies.join(", "),
        one.shared_with.len()
    )
}

fn policies(device: &Device) -> Option<Facts> {
    of(&device.policies, |all| {
        all.iter()
            .map(|one| (one.name.clone(), one.document.clone()))
            .collect()
    })
}

fn connection(device: &Device) -> Option<Facts> {
    of(&device.connection, |one| {
        let word = if one.connected {
            "connected"
        } else {
            "not connected"
        };
        let mut facts = Facts::from([("state".to_owned(), word.to_owned())]);
        facts.extend(one.client.clone().map(|client| ("client id".to_owned(), client)));
        let address = one.source.as_ref().and_then(|from| from.split(':').next());
        facts.extend(address.map(|address| ("source address".to_owned(), address.to_owned())));
        facts
    })
}

fn subscriptions(device: &Device) -> Option<Facts> {
    of(&device.subscriptions, |all| {
        all.iter()
            .map(|one| (one.filter.clone(), format!("QoS {}", one.qos)))
            .collect()
    })
}

fn violations(device: &Device) -> Option<Facts> {
    of(&device.violations, |all| {
        let named = all.iter().map(|one| {
            let value = format!("{}, {}", one.measured, one.verification.word().to_lowercase());
            (format!("{} / {}", one.profile, one.behaviour), value)
        });
        named.collect()
    })
}

/// A shadow by its first two levels: the rest of a changed branch is told as one.
fn shadow(device: &Device) -> Option<Facts> {
    of(&device.shadow, |shadow| {
        let document = shadow
            .as_ref()
            .and_then(|one| serde_json::from_str(&one.document).ok());
        let mut facts = Facts::new();
        if let Some(serde_json::Value::Object(top)) = document
            .as_ref()
            .and_then(|all: &serde_json::Value| all.get("state"))
        {
            for (side, branch) in top {
                match branch {
                    serde_json::Value::Object(members) => {
                        facts.extend(
                            members
                                .iter()
                                .map(|(key, value)| (format!("{side}.{key}"), value.to_string())),
                        );
                    }
                    value => {
                        facts.insert(side.clone(), value.to_string());
                    }
                }
            }
        }
        facts
    })
}

fn jobs(device: &Device) -> Option<Facts> {
    of(&device.jobs, |all| {
        all.iter()
            .map(|one| (one.job.clone(), one.status.clone()))
            .collect()
    })
}
