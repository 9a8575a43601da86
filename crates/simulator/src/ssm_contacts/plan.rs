//! A plan: the stages in which a contact's channels, or an escalation's contacts, are engaged.

use serde_json::{Value, json};

use super::{Contact, ContactKind, Contacts};
use crate::wire::Refusal;

/// One stage, and how long it lasts until the next begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stage {
    pub minutes: i64,
    pub targets: Vec<Target>,
}

/// Who or what a stage engages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Channel {
        arn: String,
        /// Minutes until a message that couldn't be sent is tried again.
        retry_minutes: Option<i64>,
    },
    Contact {
        arn: String,
        /// Whether the contact's acknowledgement stops the plan.
        essential: bool,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    pub stages: Vec<Stage>,
}

impl Plan {
    /// Reads and judges the plan in a checked request.
    ///
    /// # Errors
    /// `ValidationException` for what does not exist or does not fit the kind of contact (*assumed*: the operations have no
    /// `ResourceNotFoundException`, and the model gives no other error for it).
    pub(super) fn read(
        given: &Value,
        kind: ContactKind,
        own: Option<&Contact>,
        contacts: &Contacts,
    ) -> Result<Self, Refusal> {
        if let Some(rotation) = given["RotationIds"].get(0).and_then(Value::as_str) {
            return Err(invalid(&match kind {
                ContactKind::OncallSchedule => format!("The rotation '{rotation}' does not exist"),
                _ => "Only an on-call schedule has rotations".to_owned(),
            }));
        }
        let stages = given["Stages"].as_array().into_iter().flatten();
        let stages = stages
            .map(|stage| read_stage(stage, kind, own, contacts))
            .collect::<Result<Vec<_>, _>>()?;
        if kind == ContactKind::OncallSchedule && !stages.is_empty() {
            return Err(invalid("An on-call schedule has rotations, not stages"));
        }
        Ok(Self { stages })
    }

    pub(super) fn wire(&self) -> Value {
        let stages: Vec<Value> = self.stages.iter().map(Stage::wire).collect();
        json!({"Stages": stages})
    }
}

impl Stage {
    fn wire(&self) -> Value {
        let targets: Vec<Value> = self.targets.iter().map(Target::wire).collect();
        json!({"DurationInMinutes": self.minutes, "Targets": targets})
    }
}

impl Target {
    fn wire(&self) -> Value {
        match self {
            Self::Channel { arn, retry_minutes } => {
                let mut info = json!({"ContactChannelId": arn});
                if let Some(minutes) = retry_minutes {
                    info["RetryIntervalInMinutes"] = (*minutes).into();
                }
                json!({"ChannelTargetInfo": info})
            }
            Self::Contact { arn, essential } => {
                json!({"ContactTargetInfo": {"ContactId": arn, "IsEssential": essential}})
            }
        }
    }
}

fn read_stage(
    given: &Value,
    kind: ContactKind,
    own: Option<&Contact>,
    contacts: &Contacts,
) -> Result<Stage, Refusal> {
    let targets = given["Targets"].as_array().into_iter().flatten();
    let targets = targets
        .map(|target| read_target(target, kind, own, contacts))
        .collect::<Result<Vec<_>, _>>()?;
    let minutes = given["DurationInMinutes"].as_i64().unwrap_or_default();
    if minutes == 0 && targets.is_empty() {
        // The model's text: "The duration can only be set to 0 if a target is specified."
        return Err(invalid("A stage without targets must last at least a minute"));
    }
    Ok(Stage { minutes, targets })
}

fn read_target(
    given: &Value,
    kind: ContactKind,
    own: Option<&Contact>,
    contacts: &Contacts,
) -> Result<Target, Refusal> {
    let (channel, contact) = (given.get("ChannelTargetInfo"), given.get("ContactTargetInfo"));
    match (kind, channel, contact) {
        (ContactKind::Personal, Some(info), None) => {
            let arn = info["ContactChannelId"].as_str().unwrap_or_default();
            if !own.is_some_and(|own| own.channels.iter().any(|known| known == arn)) {
                return Err(invalid(&format!("The contact has no channel '{arn}'")));
            }
            Ok(Target::Channel {
                arn: arn.to_owned(),
                retry_minutes: info["RetryIntervalInMinutes"].as_i64(),
            })
        }
        (ContactKind::Escalation, None, Some(info)) => {
            let arn = info["ContactId"].as_str().unwrap_or_default();
            match contacts.known(arn).map(|contact| contact.kind) {
                None => Err(invalid(&format!("The contact '{arn}' does not exist"))),
                Some(ContactKind::Escalation) => {
                    Err(invalid("An escalation plan can't engage another escalation plan"))
                }
                Some(_) => Ok(Target::Contact {
                    arn: arn.to_owned(),
                    essential: info["IsEssential"] == true,
                }),
            }
        }
        (ContactKind::OncallSchedule, ..) => Err(invalid("An on-call schedule has rotations, not targets")),
        (ContactKind::Personal, ..) => Err(invalid("A contact's plan targets its own channels")),
        (ContactKind::Escalation, ..) => Err(invalid("An escalation plan targets contacts")),
    }
}

fn invalid(message: &str) -> Refusal {
    Refusal::validation(message)
}
