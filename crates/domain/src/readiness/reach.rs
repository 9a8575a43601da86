use super::Found;
use crate::engagement::{Channel, Contact, ContactKind, Target};
use crate::ids::ContactName;

/// Whether those whom response plans engage would hear of it: everybody behind `engaged`, by what was read of them.
pub fn reach(engaged: &[ContactName], contacts: &[Contact]) -> Found {
    let find = |name: &ContactName| contacts.iter().find(|one| &one.summary.name == name);
    let mut people: Vec<&Contact> = Vec::new();
    let mut missing: Vec<&ContactName> = Vec::new();
    for name in engaged {
        match find(name) {
            Some(contact) => collect(contact, &find, &mut people, &mut missing),
            None => missing.push(name),
        }
    }
    if people.is_empty() && missing.is_empty() {
        return Found::red(
            "Nobody is paged: no response plan engages a person.",
            "Add a contact or an escalation plan to the response plan.",
        );
    }
    let reached = people.iter().filter(|one| one.is_reachable()).count();
    let mut found = if reached == 0 {
        Found::red(
            "Nobody who would be paged has an activated channel.",
            "Let them activate a channel with the code that AWS sends them.",
        )
    } else {
        Found::green(format!(
            "{reached} of {} people who are paged can be reached.",
            people.len()
        ))
    };
    for name in missing {
        found = found.and(Found::red(
            format!("{name} is engaged by a plan and is no contact."),
            format!("Create the contact {name}, or take it out of the plan."),
        ));
    }
    for person in &people {
        let name = person.summary.said();
        let dead: Vec<String> = person
            .channels
            .iter()
            .filter(|one| !one.activated)
            .map(Channel::said)
            .collect();
        if !person.is_reachable() {
            found = found.and(Found::amber(
                format!("{name} can't be reached."),
                format!("Let {name} activate a channel."),
            ));
        } else if !dead.is_empty() {
            let dead = dead.join(", ");
            found = found.and(Found::amber(
                format!("{name} is not reached by {dead}."),
                format!("Let {name} activate it, or take it out of their plan."),
            ));
        }
    }
    let line = |one: &&Contact| {
        let alive: Vec<String> = one
            .channels
            .iter()
            .filter(|one| one.activated)
            .map(Channel::said)
            .collect();
        let by = if alive.is_empty() {
            "nothing".to_owned()
        } else {
            alive.join(", ")
        };
        format!("{}: reached by {by}", one.summary.said())
    };
    found.with_details(people.iter().map(line))
}

fn collect<'a>(
    contact: &'a Contact,
    find: &impl Fn(&ContactName) -> Option<&'a Contact>,
    people: &mut Vec<&'a Contact>,
    missing: &mut Vec<&'a ContactName>,
) {
    match contact.summary.kind {
        ContactKind::Person if people.iter().all(|one| one.summary.name != contact.summary.name) => {
            people.push(contact);
        }
        ContactKind::Person | ContactKind::OnCall => {}
        // The service allows a plan contacts and schedules only, so this goes no deeper.
        ContactKind::Plan => {
            for target in contact.stages.iter().flat_map(|stage| &stage.targets) {
                let Target::Contact { contact: name, .. } = target else {
                    continue;
                };
                match find(name) {
                    Some(one) if one.summary.kind != ContactKind::Plan => collect(one, find, people, missing),
                    Some(_) => {}
                    None => missing.push(name),
                }
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::Standing;
    use super::*;
    use crate::engagement::{ChannelKind, ContactSummary, PlanStage};

    fn contact(name: &str, kind: ContactKind) -> Contact {
        Contact {
            summary: ContactSummary {
                name: name.parse().unwrap(),
                display: None,
                kind,
            },
            stages: Vec::new(),
            channels: Vec::new(),
            gone: None,
        }
    }

    fn person(name: &str, activated: &[bool]) -> Contact {
        let channel = |(n, activated): (usize, &bool)| Channel {
            id: format!("{name}/{n}").parse().unwrap(),
            name: String::new(),
            kind: ChannelKind::Sms,
            activated: *activated,
        };
        Contact {
            channels: activated.iter().enumerate().map(channel).collect(),
            ..contact(name, ContactKind::Person)
        }
    }

    fn plan(names: &[&str]) -> Contact {
        let target = |name: &&str| Target::Contact {
            contact: name.parse().unwrap(),
            essential: true,
        };
        Contact {
            stages: vec![PlanStage {
                minutes: 5,
                targets: names.iter().map(target).collect(),
            }],
            ..contact("plan", ContactKind::Plan)
        }
    }

    fn of(contacts: &[Contact]) -> Found {
        reach(&["plan".parse().unwrap()], contacts)
    }

    #[test]
    fn everybody_reached_is_green_and_who_is_only_partly_reached_amber() {
        let found = of(&[plan(&["a", "b"]), person("a", &[true]), person("b", &[true])]);
        assert_eq!((found.standing, found.todo.len()), (Standing::Green, 0));
        assert_eq!(found.details, ["a: reached by SMS", "b: reached by SMS"]);
        let found = of(&[plan(&["a", "b"]), person("a", &[true, false]), person("b", &[])]);
        assert_eq!((found.standing, found.todo.len()), (Standing::Amber, 2));
    }

    #[test]
    fn nobody_reached_a_contact_that_is_missing_and_nobody_at_all_are_red() {
        assert_eq!(of(&[plan(&["a"]), person("a", &[false])]).standing, Standing::Red);
        let found = of(&[plan(&["a", "gone"]), person("a", &[true])]);
        assert_eq!(found.standing, Standing::Red);
        assert!(found.says.contains("gone is engaged by a plan"), "{}", found.says);
        assert_eq!(reach(&[], &[]).standing, Standing::Red);
        assert_eq!(of(&[]).standing, Standing::Red);
    }
}
