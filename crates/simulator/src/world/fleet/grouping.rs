//! How groups come, change and go.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Change, DynamicQuery, Fleet, Group, InvalidQuery, Query};
use crate::wire::Refusal;

/// Levels of a hierarchy, children of a group and attributes of a group (Service Quotas of IoT Device Management).
const DEEPEST: usize = 7;
const MOST_CHILDREN: usize = 100;
const MOST_ATTRIBUTES: usize = 50;
/// The only version that there is. Authority: the model's text of `queryVersion`.
const QUERY_VERSION: &str = "2017-09-30";

impl Group {
    /// A group as a request describes it, without id.
    pub(crate) fn read(name: &str, input: &Value, now: i64) -> Self {
        let mut group = Self {
            name: name.to_owned(),
            id: String::new(),
            parent: None,
            description: None,
            attributes: BTreeMap::new(),
            version: 1,
            created: now,
            seq: 0,
            query: None,
        };
        group.write_properties(&input["thingGroupProperties"]);
        group
    }

    /// Whether another request described the same group.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (&self.parent, &self.description, &self.attributes, &self.query)
            == (&other.parent, &other.description, &other.attributes, &other.query)
    }

    /// Takes what `ThingGroupProperties` names.
    pub(crate) fn write_properties(&mut self, properties: &Value) {
        if let Some(description) = properties["thingGroupDescription"].as_str() {
            self.description = Some(description.to_owned());
        }
        let payload = &properties["attributePayload"];
        if let Some(given) = payload["attributes"].as_object() {
            if payload["merge"] != true {
                self.attributes.clear();
            }
            let given = given
                .iter()
                .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
            self.attributes.extend(given);
            self.attributes.retain(|_, value| !value.is_empty());
        }
    }
}

impl DynamicQuery {
    /// The query of a request; what it leaves out is as it was.
    pub(crate) fn read(input: &Value, before: Option<&Self>) -> Result<Self, Refusal> {
        let given = |member: &str, kept: Option<&String>, usual: &str| {
            let given = input[member].as_str().map(str::to_owned);
            given
                .or_else(|| kept.cloned())
                .unwrap_or_else(|| usual.to_owned())
        };
        let query = Self {
            index: given("indexName", before.map(|query| &query.index), "AWS_Things"),
            text: given("queryString", before.map(|query| &query.text), ""),
            version: given("queryVersion", before.map(|query| &query.version), QUERY_VERSION),
        };
        if query.index != "AWS_Things" {
            return Err(Refusal::validation(format!("There is no index {}", query.index)));
        }
        if query.version != QUERY_VERSION {
            return Err(Refusal::validation(format!(
                "There is no query version {}",
                query.version
            )));
        }
        Query::read(&query.text).map_err(|invalid: InvalidQuery| Refusal::from(invalid))?;
        Ok(query)
    }
}

impl Fleet {
    /// Whether a group can be made so.
    pub(crate) fn check_group(
        &self,
        parent: Option<&str>,
        attributes: &BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        let refused = |message: &str| Err(Refusal::validation(message));
        if attributes.len() > MOST_ATTRIBUTES {
            return refused("A thing group has at most 50 attributes");
        }
        let Some(parent) = parent else { return Ok(()) };
        if self.groups.get(parent).is_none_or(|group| group.query.is_some()) {
            return refused("The parent group is not there or is dynamic");
        }
        if self.stored().lineage(parent).count() >= DEEPEST {
            return refused("A hierarchy of thing groups has at most 7 levels");
        }
        let of_parent = |group: &&Group| group.parent.as_deref() == Some(parent);
        if self.groups.values().filter(of_parent).count() >= MOST_CHILDREN {
            return refused("A thing group has at most 100 child groups");
        }
        Ok(())
    }

    pub(crate) fn put_group(&mut self, group: Group, now: i64) {
        if let Some(parent) = group.parent.clone() {
            let group = group.name.clone();
            self.change(Change::Parent { group, parent }, now);
        }
        self.groups.insert(group.name.clone(), group);
    }

    /// Removes a group; things and policies let go of it.
    pub(crate) fn remove_group(&mut self, name: &str, now: i64) {
        let arn = self.arns.of("thinggroup", name);
        let members: Vec<String> = self
            .stored()
            .members_of(name)
            .into_iter()
            .map(str::to_owned)
            .collect();
        for thing in &members {
            let (thing, group) = (thing.clone(), name.to_owned());
            self.change(Change::Leave { thing, group }, now);
        }
        for policy in self.stored().policies_of(&arn).to_vec() {
            let target = arn.clone();
            self.change(Change::Detach { policy, target }, now);
        }
        self.groups.remove(name);
        for thing in &members {
            self.regroup(thing, now);
        }
    }
}
