use super::Answers;
use crate::actor::Who;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether a second person has to agree, and whether they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "approval")]
pub enum Approval {
    /// Nobody has to.
    NotNeeded,
    /// Somebody has to, until then.
    Waits {
        /// When the request lapses.
        until: Timestamp,
    },
    /// Somebody else agreed.
    Given {
        /// Who.
        by: Who,
        /// When.
        at: Timestamp,
    },
}

impl Approval {
    /// Whether a second person has to agree before `who` takes a device of these answers out of traffic: to what is
    /// critical, and to what an automation asks for unless somebody said that the device is not.
    pub fn is_needed(who: &Who, answers: Answers) -> bool {
        let automation = matches!(who, Who::Automation { .. });
        answers.needs_second_person() || (automation && !answers.lets_automation_act())
    }

    /// Whether AWS may be asked to change something.
    pub fn lets_act(&self) -> bool {
        !matches!(self, Self::Waits { .. })
    }
}
