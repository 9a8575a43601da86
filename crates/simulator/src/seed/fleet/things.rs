//! Things and their types.

use std::collections::BTreeMap;

use super::names;
use crate::ids::Ids;
use crate::seed::scene::DAY;
use crate::world::fleet::{Fleet, Thing, ThingType};

pub(super) const SITES: &[&str] = &["hall-1", "hall-2", "north", "south", "harbour", "hill"];
pub(super) const BILLING_GROUP: &str = "waterworks-operations";
/// The client id under which `gateway-009` connects: it was set up by a supplier.
const FOREIGN_CLIENT_ID: &str = "gw-supplier-0009";
/// Kinds, their types, and what the types are for.
const TYPES: &[(&str, &str, &str)] = &[
    ("pump", "Pump", "Pumps with a variable drive"),
    ("valve", "Valve", "Remote valves in the network"),
    ("meter", "Meter", "Flow and pressure meters"),
    ("gateway", "Gateway", "Radio gateways of a site"),
    ("chlorine", "ChlorineDoser", "Dosing stations"),
    ("reservoir", "ReservoirSensor", "Level sensors of the reservoirs"),
];

pub(super) fn plant(fleet: &mut Fleet, ids: &mut Ids, now: i64) {
    fleet.billing_groups.insert(BILLING_GROUP.to_owned());
    for (_, name, description) in TYPES {
        put_type(fleet, ids, name, description, now);
    }
    put_type(
        fleet,
        ids,
        "LegacyMeter",
        "Meters without a drive; no longer bought",
        now,
    );
    if let Some(legacy) = fleet.types.get_mut("LegacyMeter") {
        legacy.deprecated = Some(now - 90 * DAY);
    }
    for (kind, count) in names::KINDS {
        let of = TYPES.iter().find(|(of, ..)| of == kind).map(|(_, name, _)| *name);
        for n in 1..=*count {
            put(fleet, ids, &format!("{kind}-{n:03}"), of, n);
        }
    }
    for name in names::odd() {
        put(fleet, ids, &name, None, 8);
    }
    if let Some(gateway) = fleet.things.get_mut("gateway-009") {
        FOREIGN_CLIENT_ID.clone_into(&mut gateway.client_id);
    }
}

fn put_type(fleet: &mut Fleet, ids: &mut Ids, name: &str, description: &str, now: i64) {
    let kind = ThingType {
        name: name.to_owned(),
        id: ids.uuid(),
        description: Some(description.to_owned()),
        searchable: ["site", "firmware", "criticality"].map(str::to_owned).to_vec(),
        mqtt5: None,
        created: now - 1_200 * DAY,
        deprecated: None,
    };
    fleet.types.insert(name.to_owned(), kind);
}

/// The site of the `n`th thing of a kind: twenty in a row stand together, so that 101 to 120 are in hall 2.
pub(super) fn site(n: usize) -> &'static str {
    match n.saturating_sub(1) / 20 {
        5 => "hall-2",
        row => SITES[row % SITES.len()],
    }
}

fn put(fleet: &mut Fleet, ids: &mut Ids, name: &str, kind: Option<&str>, n: usize) {
    let firmware = match n % 7 {
        0 => "3.9.4",
        3 => "4.1.0",
        _ => "4.2.0",
    };
    let criticality = match n % 10 {
        0 => "mission-critical",
        1..=4 => "redundant",
        _ => "normal",
    };
    let mut attributes = BTreeMap::from([
        ("site", site(n).to_owned()),
        ("firmware", firmware.to_owned()),
        ("criticality", criticality.to_owned()),
    ]);
    if kind.is_some() {
        attributes.insert("serial", format!("WW-{:05}", n * 137 % 100_000));
        attributes.insert(
            "installed",
            format!("20{:02}-0{}-1{}", 14 + n % 10, 1 + n % 9, n % 10),
        );
    }
    if kind == Some("Pump") {
        let line = if (101..=120).contains(&n) {
            "high-pressure"
        } else {
            "distribution"
        };
        attributes.insert("line", line.to_owned());
    }
    let attributes = attributes
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    let thing = Thing {
        name: name.to_owned(),
        id: ids.uuid(),
        kind: kind.map(str::to_owned),
        attributes: attributes.collect(),
        version: 1 + i64::from(n.is_multiple_of(3)),
        billing_group: Some(BILLING_GROUP.to_owned()),
        principals: Vec::new(),
        client_id: name.to_owned(),
    };
    fleet.things.insert(name.to_owned(), thing);
}
