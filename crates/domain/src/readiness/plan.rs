use super::Found;
use crate::ids::PlanName;
use serde::{Deserialize, Serialize};

/// What a response plan does when an incident begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSetup {
    /// The plan.
    pub name: PlanName,
    /// Whom it engages, as resource names.
    pub engages: Vec<String>,
    /// The runbooks that it starts, by name.
    pub runbooks: Vec<String>,
    /// Whether it writes to a chat channel.
    pub chat: bool,
}

impl PlanSetup {
    /// What the plans of an account mean for an incident.
    pub fn judge(all: &[Self]) -> Found {
        if all.is_empty() {
            return Found::red(
                "There is no response plan: no incident can be started.",
                "Create a response plan with somebody to engage and a runbook.",
            );
        }
        let count = all.len();
        let mut found = Found::green(format!(
            "{count} response {}.",
            if count == 1 { "plan" } else { "plans" }
        ));
        for one in all {
            if one.engages.is_empty() {
                found = found.and(Found::red(
                    format!("{} engages nobody.", one.name),
                    format!("Add a contact or an escalation plan to {}.", one.name),
                ));
            }
            if one.runbooks.is_empty() {
                found = found.and(Found::amber(
                    format!("{} starts no runbook.", one.name),
                    format!("Add a runbook to {}, or start one by hand.", one.name),
                ));
            }
        }
        found.with_details(all.iter().map(Self::line))
    }

    fn line(&self) -> String {
        let names = |all: &[String], none: &str| {
            if all.is_empty() {
                none.to_owned()
            } else {
                all.join(", ")
            }
        };
        let engages: Vec<String> = self.engages.iter().map(|arn| short(arn).to_owned()).collect();
        let chat = if self.chat { "" } else { " · no chat channel" };
        format!(
            "{}: engages {} · runbook {}{chat}",
            self.name,
            names(&engages, "nobody"),
            names(&self.runbooks, "none")
        )
    }
}

/// What people call a contact: what follows the last slash of its resource name.
fn short(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::Standing;
    use super::*;

    fn plan() -> PlanSetup {
        PlanSetup {
            name: "IotResponsePlan".parse().unwrap(),
            engages: vec!["arn:aws:ssm-contacts:eu-central-1:111122223333:contact/ot-on-call".into()],
            runbooks: vec!["DeviceIncident".into()],
            chat: true,
        }
    }

    #[test]
    fn a_plan_that_engages_somebody_and_starts_a_runbook_is_green() {
        let found = PlanSetup::judge(&[plan()]);
        assert_eq!(found.standing, Standing::Green);
        assert_eq!(
            found.details,
            ["IotResponsePlan: engages ot-on-call · runbook DeviceIncident"]
        );
    }

    #[test]
    fn a_plan_that_wakes_nobody_is_red_and_one_without_a_runbook_amber() {
        let mute = PlanSetup {
            engages: Vec::new(),
            ..plan()
        };
        let bare = PlanSetup {
            runbooks: Vec::new(),
            chat: false,
            ..plan()
        };
        assert_eq!(PlanSetup::judge(&[plan(), mute]).standing, Standing::Red);
        let found = PlanSetup::judge(&[bare]);
        assert_eq!((found.standing, found.todo.len()), (Standing::Amber, 1));
        assert!(found.details[0].ends_with("no chat channel"));
        assert_eq!(PlanSetup::judge(&[]).standing, Standing::Red);
    }
}
