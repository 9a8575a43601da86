//! What decides about a client, and how it changes.

use std::collections::BTreeMap;

/// Default policy documents, their targets, and membership in groups.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bindings {
    documents: BTreeMap<String, String>,
    /// Targets (ARNs of certificates and groups, Cognito identities) and their policies in the order of attachment.
    attached: BTreeMap<String, Vec<String>>,
    /// Things and their groups in the order in which they joined.
    groups: BTreeMap<String, Vec<String>>,
    parents: BTreeMap<String, String>,
}

/// One change of the bindings.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// The policy's default document is now this one, or the policy is gone.
    Document {
        policy: String,
        document: Option<String>,
    },
    Attach {
        policy: String,
        target: String,
    },
    Detach {
        policy: String,
        target: String,
    },
    Join {
        thing: String,
        group: String,
    },
    Leave {
        thing: String,
        group: String,
    },
    /// The group is a child of this one.
    Parent {
        group: String,
        parent: String,
    },
}

impl Bindings {
    pub(crate) fn apply(&mut self, change: &Change) {
        match change {
            Change::Document { policy, document } => match document {
                Some(document) => {
                    self.documents.insert(policy.clone(), document.clone());
                }
                None => {
                    self.documents.remove(policy);
                }
            },
            Change::Attach { policy, target } => join(&mut self.attached, target, policy),
            Change::Detach { policy, target } => leave(&mut self.attached, target, policy),
            Change::Join { thing, group } => join(&mut self.groups, thing, group),
            Change::Leave { thing, group } => leave(&mut self.groups, thing, group),
            Change::Parent { group, parent } => {
                self.parents.insert(group.clone(), parent.clone());
            }
        }
    }

    pub(crate) fn document(&self, policy: &str) -> Option<&str> {
        self.documents.get(policy).map(String::as_str)
    }

    /// The policies attached to a target itself, in the order of attachment.
    pub(crate) fn policies_of(&self, target: &str) -> &[String] {
        self.attached.get(target).map_or(&[], Vec::as_slice)
    }

    /// Every target of a policy.
    pub(crate) fn targets_of(&self, policy: &str) -> Vec<&str> {
        let targets = self.attached.iter();
        targets
            .filter(|(_, policies)| policies.iter().any(|known| known == policy))
            .map(|(target, _)| target.as_str())
            .collect()
    }

    /// The groups that a thing is itself in, in the order in which it joined.
    pub(crate) fn groups_of(&self, thing: &str) -> &[String] {
        self.groups.get(thing).map_or(&[], Vec::as_slice)
    }

    /// The things that are themselves in a group, by name.
    pub(crate) fn members_of(&self, group: &str) -> Vec<&str> {
        let things = self.groups.iter();
        things
            .filter(|(_, groups)| groups.iter().any(|known| known == group))
            .map(|(thing, _)| thing.as_str())
            .collect()
    }

    /// The group and those above it, from the inside out.
    pub(crate) fn lineage<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(Some(group), |group| self.parents.get(*group).map(String::as_str))
    }
}

fn join(lists: &mut BTreeMap<String, Vec<String>>, key: &str, item: &str) {
    let list = lists.entry(key.to_owned()).or_default();
    if !list.iter().any(|known| known == item) {
        list.push(item.to_owned());
    }
}

fn leave(lists: &mut BTreeMap<String, Vec<String>>, key: &str, item: &str) {
    if let Some(list) = lists.get_mut(key) {
        list.retain(|known| known != item);
        if list.is_empty() {
            lists.remove(key);
        }
    }
}
