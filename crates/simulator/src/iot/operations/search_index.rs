//! `SearchIndex`: searches things or groups.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::judged;
use super::super::pages;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::{Fleet, Group, Query, Thing};

/// Authority: the model's text of `maxResults`.
const MOST: u64 = 100;

static INPUT: Shape = Shape::Structure(&[
    opt("indexName", &shapes::NAME),
    req("queryString", &shapes::QUERY_STRING),
    opt("nextToken", &shapes::ANY_TEXT),
    opt("maxResults", &shapes::POSITIVE),
    opt("queryVersion", &shapes::ANY_TEXT),
]);

pub(super) static SEARCH_INDEX: Operation = Operation {
    name: "SearchIndex",
    http: ("POST", "/indices/search"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::index),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["indexName"].as_str().unwrap_or("AWS_Things");
    if input["maxResults"].as_u64().is_some_and(|asked| asked > MOST) {
        return Err(Refusal::validation(format!("maxResults cannot exceed {MOST}")));
    }
    let fleet = &context.account.fleet;
    fleet
        .indexing
        .schema(name)
        .ok_or_else(|| not_found("Index", name))?;
    let version = input["queryVersion"].as_str().unwrap_or("2017-09-30");
    if version != "2017-09-30" {
        return Err(Refusal::validation(format!(
            "There is no query version {version}"
        )));
    }
    let query = Query::read(text(input, "queryString"))?;
    if name == "AWS_ThingGroups" {
        let groups = fleet.groups.values();
        let groups = groups.filter(|group| query.admits(&|field| group_values(fleet, group, field)));
        let shown = groups.map(|group| (group.name.clone(), group_document(fleet, group)));
        return pages::tokens("SearchIndex", input, "thingGroups", shown);
    }
    let things = fleet.things.values().filter(|thing| query.matches(fleet, thing));
    let shown = things.map(|thing| (thing.name.clone(), thing_document(fleet, thing)));
    pages::tokens("SearchIndex", input, "things", shown)
}

fn thing_document(fleet: &Fleet, thing: &Thing) -> Value {
    let mut document = json!({
        "thingName": thing.name,
        "thingId": thing.id,
        "thingGroupNames": fleet.indexed_groups(&thing.name),
        "attributes": thing.attributes,
    });
    if let Some(kind) = &thing.kind {
        document["thingTypeName"] = kind.clone().into();
    }
    if fleet.indexing.connectivity() {
        document["connectivity"] = fleet.connectivity.get(&thing.name).map_or_else(
            || json!({"connected": false}),
            |known| {
                json!({
                    "connected": known.connected,
                    "timestamp": known.since,
                    "disconnectReason": known.reason,
                    "keepAliveDuration": known.keep_alive,
                    "cleanSession": known.clean_session,
                    "sessionExpiry": known.session_expiry,
                    "clientId": thing.name,
                })
            },
        );
    }
    if let Some(shadow) = fleet.indexed_shadow(&thing.name) {
        document["shadow"] = shadow.to_string().into();
    }
    if let Some(defender) = fleet.indexed_violations(&thing.name) {
        document["deviceDefender"] = defender.to_string().into();
    }
    document
}

fn group_document(fleet: &Fleet, group: &Group) -> Value {
    let mut document = json!({
        "thingGroupName": group.name,
        "thingGroupId": group.id,
        "attributes": group.attributes,
        "parentGroupNames": fleet.stored().lineage(&group.name).skip(1).collect::<Vec<_>>(),
    });
    if let Some(description) = &group.description {
        document["thingGroupDescription"] = description.clone().into();
    }
    document
}

fn group_values(fleet: &Fleet, group: &Group, field: Option<&str>) -> Vec<String> {
    let description = group.description.clone().into_iter();
    match field {
        None => description.chain([group.name.clone()]).collect(),
        Some("thingGroupName") => vec![group.name.clone()],
        Some("thingGroupDescription") => description.collect(),
        Some("parentGroupNames") => {
            let above = fleet.stored().lineage(&group.name).skip(1);
            above.map(str::to_owned).collect()
        }
        Some(field) => {
            let value = field
                .strip_prefix("attributes.")
                .and_then(|name| group.attributes.get(name));
            value.cloned().into_iter().collect()
        }
    }
}
