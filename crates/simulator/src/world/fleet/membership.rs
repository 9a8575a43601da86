//! Who is in which group.
//!
//! Authority: IoT Developer Guide, "Static thing groups": ten groups at most, never two of one hierarchy; API Reference,
//! `AddThingToThingGroup`: with `overrideDynamicGroups` the last dynamic group gives way.

use super::{Change, Fleet, Query};

/// Groups that a thing can be in.
const MOST: usize = 10;

/// Why a thing does not join or leave a group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unjoinable {
    #[error("Thing {0} does not exist.")]
    NoThing(String),
    #[error("Thing group {0} does not exist.")]
    NoGroup(String),
    #[error("Thing group {0} is dynamic: its query decides who is in it.")]
    Dynamic(String),
    #[error("Thing {thing} is already in thing group {other} of the same hierarchy.")]
    Hierarchy { thing: String, other: String },
    #[error("Thing {0} is in {MOST} thing groups, which is the most allowed.")]
    Full(String),
}

impl Fleet {
    /// Adds a thing to a static group; being in it already is no error. Gives back the dynamic group that gave way.
    pub(crate) fn join(
        &mut self,
        thing: &str,
        group: &str,
        override_dynamic: bool,
        now: i64,
    ) -> Result<Option<String>, Unjoinable> {
        self.known(thing, group)?;
        let groups = self.groups_of(thing);
        if groups.iter().any(|known| known == group) {
            return Ok(None);
        }
        let root = self.stored().lineage(group).last();
        let mut others = groups.iter().filter(|other| !self.is_dynamic(other));
        if let Some(other) = others.find(|other| self.stored().lineage(other).last() == root) {
            return Err(Unjoinable::Hierarchy {
                thing: thing.to_owned(),
                other: other.clone(),
            });
        }
        let evicted = if groups.len() < MOST {
            None
        } else {
            let last = groups.iter().rev().find(|known| self.is_dynamic(known));
            let last = last.filter(|_| override_dynamic);
            Some(last.ok_or_else(|| Unjoinable::Full(thing.to_owned()))?.clone())
        };
        if let Some(group) = evicted.clone() {
            let thing = thing.to_owned();
            self.change(Change::Leave { thing, group }, now);
        }
        let (thing, group) = (thing.to_owned(), group.to_owned());
        self.change(Change::Join { thing, group }, now);
        Ok(evicted)
    }

    /// Takes a thing out of a static group; not being in it is no error. A dynamic group that it matches may take its place.
    pub(crate) fn leave(&mut self, thing: &str, group: &str, now: i64) -> Result<(), Unjoinable> {
        self.known(thing, group)?;
        let change = Change::Leave {
            thing: thing.to_owned(),
            group: group.to_owned(),
        };
        self.change(change, now);
        self.regroup(thing, now);
        Ok(())
    }

    fn known(&self, thing: &str, group: &str) -> Result<(), Unjoinable> {
        if !self.things.contains_key(thing) {
            return Err(Unjoinable::NoThing(thing.to_owned()));
        }
        if !self.groups.contains_key(group) {
            return Err(Unjoinable::NoGroup(group.to_owned()));
        }
        if self.is_dynamic(group) {
            return Err(Unjoinable::Dynamic(group.to_owned()));
        }
        Ok(())
    }

    pub(crate) fn is_dynamic(&self, group: &str) -> bool {
        self.groups.get(group).is_some_and(|group| group.query.is_some())
    }

    /// Puts a thing into the dynamic groups that it matches, as far as it can be in more groups, and out of the others. To
    /// be called after anything that a query can ask for has changed.
    pub(crate) fn regroup(&mut self, name: &str, now: i64) {
        let Some(thing) = self.things.get(name) else {
            return;
        };
        let mut dynamic: Vec<_> = self
            .groups
            .values()
            .filter_map(|group| Some((group.seq, group.name.clone(), group.query.as_ref()?)))
            .collect();
        dynamic.sort_by_key(|(seq, ..)| *seq);
        let mut changes = Vec::new();
        let mut count = self.groups_of(name).len();
        for (_, group, query) in dynamic {
            let within = self.groups_of(name).contains(&group);
            let matches = self.indexing.is_on()
                && Query::read(&query.text).is_ok_and(|query| query.matches(self, thing));
            let thing = name.to_owned();
            match (within, matches) {
                (true, false) => {
                    count -= 1;
                    changes.push(Change::Leave { thing, group });
                }
                (false, true) if count < MOST => {
                    count += 1;
                    changes.push(Change::Join { thing, group });
                }
                _ => {}
            }
        }
        for change in changes {
            self.change(change, now);
        }
    }

    /// The same for all things.
    pub(crate) fn regroup_all(&mut self, now: i64) {
        let names: Vec<String> = self.things.keys().cloned().collect();
        for name in names {
            self.regroup(&name, now);
        }
    }

    /// The names by which the index knows a thing's groups: those it is in, those above them, its billing group.
    pub(crate) fn indexed_groups(&self, thing: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for group in self.groups_of(thing) {
            for name in self.stored().lineage(group) {
                if names.iter().all(|known| known != name) {
                    names.push(name.to_owned());
                }
            }
        }
        names.extend(
            self.things
                .get(thing)
                .and_then(|thing| thing.billing_group.clone()),
        );
        names
    }
}
