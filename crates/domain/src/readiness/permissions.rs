use super::Found;
use serde::{Deserialize, Serialize};

/// An action that the console needs a right for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Needed {
    /// The action, as policies name it.
    pub action: String,
    /// What it acts on, as policies name it; `*` where it names nothing.
    pub resource: String,
    /// What the console can't do without it.
    pub lets: String,
    /// Whether it changes something.
    pub acts: bool,
}

/// Whether the console has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// What is needed.
    pub needed: Needed,
    /// Whether the policies allow it.
    pub allowed: bool,
    /// Whether one of them denies it, rather than none allowing it.
    pub denied: bool,
}

impl Permission {
    /// What the console's rights mean for an incident.
    pub fn judge(all: &[Self]) -> Found {
        let missing: Vec<&Self> = all.iter().filter(|one| !one.allowed).collect();
        let count = all.len();
        if missing.is_empty() {
            return Found::green(format!(
                "The console's role may do all {count} actions that it needs."
            ));
        }
        let says = format!(
            "The console's role lacks {} of the {count} actions that it needs.",
            missing.len()
        );
        let todo = "Add them to the role's policy; docs/operate.md has it whole.";
        let lines = missing.iter().map(|one| one.line());
        // What only shows less is no reason to wake somebody; what can't be done is.
        let found = if missing.iter().any(|one| one.needed.acts) {
            Found::red(says, todo)
        } else {
            Found::amber(says, todo)
        };
        found.with_details(lines)
    }

    fn line(&self) -> String {
        let why = if self.denied {
            "denied by a policy"
        } else {
            "not allowed"
        };
        let Needed {
            action,
            resource,
            lets,
            ..
        } = &self.needed;
        let on = if resource == "*" {
            String::new()
        } else {
            format!(" on {resource}")
        };
        format!("{action}{on}: {why}; without it: {lets}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::*;

    fn permission(action: &str, allowed: bool, acts: bool) -> Permission {
        Permission {
            needed: Needed {
                action: action.into(),
                resource: "*".into(),
                lets: "no quarantine".into(),
                acts,
            },
            allowed,
            denied: false,
        }
    }

    #[test]
    fn what_is_lacking_is_named_with_what_it_costs() {
        let all = [
            permission("iot:DescribeThing", true, false),
            permission("iot:AddThingToThingGroup", false, true),
        ];
        let found = Permission::judge(&all);
        assert_eq!(found.standing, Standing::Red);
        assert_eq!(
            found.details,
            ["iot:AddThingToThingGroup: not allowed; without it: no quarantine"]
        );
        assert_eq!(Permission::judge(&all[..1]).standing, Standing::Green);
    }

    #[test]
    fn a_read_that_is_lacking_is_amber() {
        let found = Permission::judge(&[permission("iot:ListTunnels", false, false)]);
        assert_eq!(found.standing, Standing::Amber);
    }
}
