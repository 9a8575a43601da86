//! Things of the fleet as several replies show them.

use serde_json::{Value, json};

use crate::times;
use crate::world::fleet::{Fleet, Group, ThingType};

/// `thingTypeProperties` and `thingTypeMetadata`.
pub(super) fn thing_type(kind: &ThingType) -> (Value, Value) {
    let mut properties = json!({"searchableAttributes": kind.searchable});
    if let Some(description) = &kind.description {
        properties["thingTypeDescription"] = description.clone().into();
    }
    if let Some(mqtt5) = &kind.mqtt5 {
        properties["mqtt5Configuration"] = mqtt5.clone();
    }
    let mut metadata = json!({
        "deprecated": kind.deprecated.is_some(),
        "creationDate": times::to_wire(kind.created),
    });
    if let Some(at) = kind.deprecated {
        metadata["deprecationDate"] = times::to_wire(at);
    }
    (properties, metadata)
}

pub(super) fn group_name(fleet: &Fleet, name: &str) -> Value {
    json!({"groupName": name, "groupArn": fleet.arns.of("thinggroup", name)})
}

pub(super) fn policy_name(fleet: &Fleet, name: &str) -> Value {
    json!({"policyName": name, "policyArn": fleet.arns.of("policy", name)})
}

/// `thingGroupProperties` and `thingGroupMetadata`.
pub(super) fn group(fleet: &Fleet, group: &Group) -> (Value, Value) {
    let mut properties = json!({"attributePayload": {"attributes": group.attributes}});
    if let Some(description) = &group.description {
        properties["thingGroupDescription"] = description.clone().into();
    }
    let mut metadata = json!({"creationDate": times::to_wire(group.created)});
    if let Some(parent) = &group.parent {
        let mut line: Vec<Value> = fleet
            .stored()
            .lineage(parent)
            .map(|name| group_name(fleet, name))
            .collect();
        line.reverse();
        metadata["parentGroupName"] = parent.clone().into();
        metadata["rootToParentThingGroups"] = line.into();
    }
    (properties, metadata)
}
