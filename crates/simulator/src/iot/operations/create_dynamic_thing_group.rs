//! `CreateDynamicThingGroup`: creates a group of the things that match a query; the same request again succeeds.

use serde_json::{Value, json};

use super::super::errors::{exists, limit_exceeded};
use super::super::input::text;
use super::super::judged;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::{DynamicQuery, Group};

/// Dynamic groups of an account (Service Quotas of IoT Device Management).
const MOST: usize = 100;

static INPUT: Shape = Shape::Structure(&[
    req("thingGroupName", &shapes::NAME).in_path(),
    opt("thingGroupProperties", &shapes::THING_GROUP_PROPERTIES),
    opt("indexName", &shapes::NAME),
    req("queryString", &shapes::QUERY_STRING),
    opt("queryVersion", &shapes::ANY_TEXT),
    opt("tags", &shapes::TAG_LIST),
]);

pub(super) static CREATE_DYNAMIC_THING_GROUP: Operation = Operation {
    name: "CreateDynamicThingGroup",
    http: ("POST", "/dynamic-thing-groups/{thingGroupName}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged::group),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = text(input, "thingGroupName");
    let query = DynamicQuery::read(input, None)?;
    let mut made = Group::read(name, input, context.now);
    made.query = Some(query.clone());
    let fleet = &context.account.fleet;
    let arn = fleet.arns.of("thinggroup", name);
    let reply = |id: &str| {
        json!({
            "thingGroupName": name,
            "thingGroupArn": arn,
            "thingGroupId": id,
            "indexName": query.index,
            "queryString": query.text,
            "queryVersion": query.version,
        })
    };
    if let Some(known) = fleet.groups.get(name) {
        return if known.is_like(&made) {
            Ok(reply(&known.id))
        } else {
            Err(exists("Thing group", name, &known.id, &arn))
        };
    }
    if !fleet.indexing.is_on() {
        return Err(Refusal::validation(
            "Thing indexing must be on for dynamic thing groups",
        ));
    }
    if fleet
        .groups
        .values()
        .filter(|group| group.query.is_some())
        .count()
        >= MOST
    {
        return Err(limit_exceeded("The account has too many dynamic thing groups"));
    }
    fleet.check_group(None, &made.attributes)?;
    made.id = context.account.ids.uuid();
    made.seq = context.account.fleet.next();
    let reply = reply(&made.id);
    context.account.fleet.put_group(made, context.now);
    context.account.fleet.regroup_all(context.now);
    Ok(reply)
}
