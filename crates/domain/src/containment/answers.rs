use crate::actor::Who;
use crate::device::Thing;
use crate::ids::DeviceName;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The four recovery questions: the column in a CSV file, and the question.
pub const QUESTIONS: [(&str, &str); 4] = [
    ("mission_critical", "Is it mission-critical?"),
    ("redundant", "Does another device take over?"),
    ("sensitive_data", "Does it hold sensitive data?"),
    ("reachable", "Can somebody reach it physically?"),
];

/// What is known of a device before anything happens to it; `None` where nobody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Whether its loss stops the mission.
    pub mission_critical: Option<bool>,
    /// Whether another device takes over.
    pub redundant: Option<bool>,
    /// Whether it holds sensitive data.
    pub sensitive_data: Option<bool>,
    /// Whether somebody can reach it physically.
    pub reachable: Option<bool>,
}

impl Answers {
    /// In the order of [`QUESTIONS`].
    pub fn all(&self) -> [Option<bool>; 4] {
        [
            self.mission_critical,
            self.redundant,
            self.sensitive_data,
            self.reachable,
        ]
    }

    /// From the order of [`QUESTIONS`].
    pub fn of(all: [Option<bool>; 4]) -> Self {
        let [mission_critical, redundant, sensitive_data, reachable] = all;
        Self {
            mission_critical,
            redundant,
            sensitive_data,
            reachable,
        }
    }

    /// Those that a thing's attributes have; a device that is no thing has none.
    pub fn of_thing(thing: Option<&Thing>) -> Self {
        thing.map_or_else(Self::default, |one| Self::of_attributes(&one.attributes))
    }

    /// From a thing's attributes, of which those named as [`QUESTIONS`] count: the answers that an automation can read
    /// where no journal is. Anything but a plain yes or no is no answer.
    pub fn of_attributes(attributes: &BTreeMap<String, String>) -> Self {
        Self::of(
            QUESTIONS.map(|(name, _)| match attributes.get(name).map(String::as_str) {
                Some("yes" | "true") => Some(true),
                Some("no" | "false") => Some(false),
                _ => None,
            }),
        )
    }

    /// These, and where there is none of these, those of `others`.
    #[must_use]
    pub fn or(&self, others: Self) -> Self {
        let mut all = self.all();
        for (answer, other) in all.iter_mut().zip(others.all()) {
            *answer = answer.or(other);
        }
        Self::of(all)
    }

    /// The questions that nobody answered.
    pub fn missing(&self) -> Vec<&'static str> {
        let pairs = QUESTIONS.iter().zip(self.all());
        pairs
            .filter(|(_, answer)| answer.is_none())
            .map(|((_, question), _)| *question)
            .collect()
    }

    /// Whether a second person has to agree before it is taken out of traffic.
    pub fn needs_second_person(&self) -> bool {
        self.mission_critical == Some(true)
    }

    /// Whether an automation may take it out of traffic at once: only where somebody said that it isn't critical.
    pub fn lets_automation_act(&self) -> bool {
        self.mission_critical == Some(false)
    }
}

/// The answers of one device, with who gave them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The device.
    pub device: DeviceName,
    /// The answers.
    pub answers: Answers,
    /// Who gave them last.
    pub who: Who,
    /// When.
    pub at: Timestamp,
}

/// What is known of a device's recovery questions, and from where.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recovery {
    /// As people answered in this console.
    pub here: Option<Answered>,
    /// As the thing's attributes have it.
    pub registry: Answers,
}

impl Recovery {
    /// What counts: what people answered here goes before what the registry has.
    pub fn answers(&self) -> Answers {
        self.here
            .as_ref()
            .map_or_else(Answers::default, |one| one.answers)
            .or(self.registry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Who;

    #[test]
    fn what_people_answered_here_goes_before_the_registry_which_fills_the_gaps() {
        let registry = Answers::of([Some(true), Some(true), None, None]);
        let mut known = Recovery { here: None, registry };
        assert_eq!(known.answers(), registry);
        known.here = "pump-117".parse().ok().map(|device| Answered {
            device,
            answers: Answers::of([Some(false), None, Some(true), None]),
            who: Who::Automation { name: "test".into() },
            at: Timestamp(0),
        });
        let all = [Some(false), Some(true), Some(true), None];
        assert_eq!(known.answers().all(), all);
    }
}
