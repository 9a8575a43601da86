//! Along plans: from whom an engagement names to everybody it may come to.

use super::{Contact, Target};
use crate::ids::ContactName;
use std::collections::BTreeSet;

/// How deep plans are followed that name contacts that name contacts. The service lets a plan name people and schedules only,
/// so this is one more.
pub(super) const DEPTH: usize = 3;

/// The contacts that some names lead to, step by step: whoever walks reads those that are wanted, wherever they are.
#[derive(Clone, Debug)]
pub struct Walk {
    found: Vec<Contact>,
    wanted: BTreeSet<ContactName>,
    asked: BTreeSet<ContactName>,
    left: usize,
}

impl Walk {
    /// One that begins with these.
    pub fn from(first: impl IntoIterator<Item = ContactName>) -> Self {
        Self {
            found: Vec::new(),
            wanted: first.into_iter().collect(),
            asked: BTreeSet::new(),
            left: DEPTH,
        }
    }

    /// Those to be read next, each once; none when the walk is over.
    pub fn wanted(&mut self) -> Option<Vec<ContactName>> {
        let wanted = std::mem::take(&mut self.wanted);
        if self.left == 0 || wanted.is_empty() {
            return None;
        }
        self.left -= 1;
        self.asked.extend(wanted.iter().cloned());
        Some(wanted.into_iter().collect())
    }

    /// What was read of them. From one that isn't there nothing leads on.
    pub fn found(&mut self, contacts: impl IntoIterator<Item = Contact>) {
        for contact in contacts {
            let targets = contact.targets().filter(|name| !self.asked.contains(*name));
            self.wanted.extend(targets.cloned());
            self.found.push(contact);
        }
    }

    /// All that were found, in the order of the walk.
    pub fn all(self) -> Vec<Contact> {
        self.found
    }
}

impl Contact {
    /// The contacts that its plan turns to.
    pub fn targets(&self) -> impl Iterator<Item = &ContactName> {
        let targets = self.stages.iter().flat_map(|stage| &stage.targets);
        targets.filter_map(|target| match target {
            Target::Contact { contact, .. } => Some(contact),
            Target::Channel { .. } => None,
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::engagement::{ContactKind, ContactSummary, PlanStage};

    fn name(of: &str) -> ContactName {
        of.parse().unwrap()
    }

    fn plan(of: &str, turns_to: &[&str]) -> Contact {
        let stage = |to: &&str| PlanStage {
            minutes: 5,
            targets: vec![Target::Contact {
                contact: name(to),
                essential: true,
            }],
        };
        Contact {
            summary: ContactSummary {
                name: name(of),
                display: None,
                kind: ContactKind::Plan,
            },
            stages: turns_to.iter().map(stage).collect(),
            channels: Vec::new(),
            gone: None,
        }
    }

    /// Whom a walk from `first` asks for, step by step, among these.
    fn walked(first: &str, among: &[Contact]) -> Vec<Vec<String>> {
        let mut walk = Walk::from([name(first)]);
        let mut steps = Vec::new();
        while let Some(wanted) = walk.wanted() {
            let known = among.iter().filter(|one| wanted.contains(&one.summary.name));
            walk.found(known.cloned());
            steps.push(wanted.iter().map(ToString::to_string).collect());
        }
        steps
    }

    #[test]
    fn each_is_asked_for_once_even_where_plans_turn_to_each_other() {
        let among = [
            plan("watch", &["lead", "watch", "night"]),
            plan("night", &["lead", "watch"]),
        ];
        assert_eq!(walked("watch", &among), [vec!["watch"], vec!["lead", "night"]]);
    }

    #[test]
    fn plans_that_never_end_are_followed_three_deep() {
        let among = [plan("a", &["b"]), plan("b", &["c"]), plan("c", &["d"])];
        assert_eq!(walked("a", &among), [["a"], ["b"], ["c"]]);
    }
}
