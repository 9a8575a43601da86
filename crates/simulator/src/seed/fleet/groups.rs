//! Groups, what is indexed, what is logged.

use serde_json::json;

use super::{policies, things};
use crate::ids::Ids;
use crate::seed::scene::DAY;
use crate::world::fleet::{Change, DynamicQuery, Fleet, Group};

/// The quarantine: nobody is in it when the story begins.
const QUARANTINED: &str = "QUARANTINED";
/// No policy is attached to it.
const WITHOUT_POLICY: &str = "Maintenance";
/// Groups without parents; one thing is in all of them.
const AUDITS: &[&str] = &[
    "Audit-2021",
    "Audit-2022",
    "Audit-2023",
    "Audit-2024",
    "Audit-2025",
    "Audit-2026",
];
/// Is in as many groups as can be, two of them dynamic.
const FULL: &str = "pump-112";
const DYNAMIC: &[(&str, &str)] = &[
    (
        "HighPressureLine",
        "thingTypeName:Pump AND attributes.line:high\\-pressure",
    ),
    ("OutdatedFirmware", "attributes.firmware:3.*"),
];

pub(super) fn configure(fleet: &mut Fleet, account: &str) {
    let things = json!({
        "thingIndexingMode": "REGISTRY_AND_SHADOW",
        "thingConnectivityIndexingMode": "STATUS",
        "deviceDefenderIndexingMode": "VIOLATIONS",
        "customFields": [{"name": "attributes.installed", "type": "String"}],
    });
    let groups = json!({"thingGroupIndexingMode": "ON"});
    fleet.indexing.update(Some(&things), Some(&groups));
    fleet.logging = Some(json!({
        "roleArn": format!("arn:aws:iam::{account}:role/IotLogging"),
        "defaultLogLevel": "INFO",
        "disableAllLogs": false,
    }));
}

pub(super) fn plant(fleet: &mut Fleet, ids: &mut Ids, now: i64) {
    put(
        fleet,
        ids,
        "Sites",
        None,
        "Every site of the utility",
        now - 800 * DAY,
    );
    for site in things::SITES {
        let description = format!("The devices of {site}");
        put(
            fleet,
            ids,
            &format!("site-{site}"),
            Some("Sites"),
            &description,
            now - 800 * DAY,
        );
    }
    put(
        fleet,
        ids,
        "hall-2-high-pressure",
        Some("site-hall-2"),
        "The high-pressure line",
        now - 300 * DAY,
    );
    put(
        fleet,
        ids,
        WITHOUT_POLICY,
        None,
        "Out of service for work on them",
        now - 700 * DAY,
    );
    put(
        fleet,
        ids,
        QUARANTINED,
        None,
        "Cut off after a detection",
        now - 400 * DAY,
    );
    for audit in AUDITS {
        put(
            fleet,
            ids,
            audit,
            None,
            "Devices looked at in the audit",
            now - 200 * DAY,
        );
    }
    for (name, text) in DYNAMIC {
        put(fleet, ids, name, None, "By query", now - 100 * DAY);
        if let Some(group) = fleet.groups.get_mut(*name) {
            group.query = Some(DynamicQuery {
                index: "AWS_Things".to_owned(),
                text: (*text).to_owned(),
                version: "2017-09-30".to_owned(),
            });
        }
    }
    for (policy, group) in [(policies::SITE, "Sites"), (policies::QUARANTINE, QUARANTINED)] {
        let target = fleet.arns.of("thinggroup", group);
        let policy = policy.to_owned();
        fleet.change(Change::Attach { policy, target }, now - 400 * DAY);
    }
}

fn put(fleet: &mut Fleet, ids: &mut Ids, name: &str, parent: Option<&str>, description: &str, at: i64) {
    let properties = json!({
        "thingGroupDescription": description,
        "attributePayload": {"attributes": {"owner": "ot-operations"}},
    });
    let mut group = Group::read(name, &json!({"thingGroupProperties": properties}), at);
    group.parent = parent.map(str::to_owned);
    group.id = ids.uuid();
    group.seq = fleet.next();
    fleet.put_group(group, at);
}

/// Puts the things into their groups.
pub(super) fn fill(fleet: &mut Fleet, now: i64) {
    let since = now - 300 * DAY;
    let sites: Vec<(String, String)> = fleet
        .things
        .values()
        .filter_map(|thing| Some((thing.name.clone(), thing.attributes.get("site")?.clone())))
        .collect();
    for (thing, site) in sites {
        let high = thing.starts_with("pump-1") && site == "hall-2";
        let group = if high {
            "hall-2-high-pressure".to_owned()
        } else {
            format!("site-{site}")
        };
        join(fleet, &thing, &group, since);
    }
    for audit in AUDITS {
        join(fleet, FULL, audit, since);
    }
    join(fleet, FULL, WITHOUT_POLICY, since);
    join(fleet, "valve-031", WITHOUT_POLICY, since);
    fleet.regroup_all(since);
}

fn join(fleet: &mut Fleet, thing: &str, group: &str, at: i64) {
    if let Err(refused) = fleet.join(thing, group, true, at) {
        tracing::error!(thing, group, %refused, "a seeded thing is not in its group");
    }
}
