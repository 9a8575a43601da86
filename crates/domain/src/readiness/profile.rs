use super::Found;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One behaviour of a security profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileBehaviour {
    /// Its name, untrusted.
    pub name: String,
    /// The metric it is about.
    pub metric: Option<String>,
    /// Whether it is learned rather than written down.
    pub learned: bool,
    /// Whether its violations alert nobody.
    pub silent: bool,
}

/// A security profile: what devices are held to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityProfile {
    /// Its name.
    pub name: String,
    /// What it looks at.
    pub behaviours: Vec<ProfileBehaviour>,
    /// Where its alerts go, as resource names.
    pub tells: Vec<String>,
    /// What it is attached to, as resource names.
    pub targets: Vec<String>,
}

impl SecurityProfile {
    /// What the profiles of an account mean for an incident.
    pub fn judge(all: &[Self]) -> Found {
        const ATTACH: &str = "Attach a security profile to the fleet's things, with an alert target.";
        if all.is_empty() {
            return Found::red("There is no security profile: no device is watched.", ATTACH);
        }
        let watching: Vec<&Self> = all.iter().filter(|one| one.watches()).collect();
        let mut found = if watching.is_empty() {
            Found::red(
                "No security profile with a behaviour is attached: no device is watched.",
                ATTACH,
            )
        } else {
            let behaviours: usize = watching.iter().map(|one| one.behaviours.len()).sum();
            Found::green(format!(
                "{} with {} attached.",
                counted(watching.len(), "profile", "profiles"),
                counted(behaviours, "behaviour", "behaviours")
            ))
        };
        for one in all.iter().filter(|one| !one.watches() && !watching.is_empty()) {
            found = found.and(Found::amber(
                format!("{} watches nothing.", one.name),
                format!("Attach {}, or delete it.", one.name),
            ));
        }
        for one in watching.iter().filter(|one| one.tells.is_empty()) {
            found = found.and(Found::amber(
                format!("{} alerts nobody.", one.name),
                format!(
                    "Give {} an alert target, so that a violation becomes an incident.",
                    one.name
                ),
            ));
        }
        found.with_details(all.iter().map(Self::line))
    }

    fn watches(&self) -> bool {
        !self.targets.is_empty() && !self.behaviours.is_empty()
    }

    fn line(&self) -> String {
        let behaviours: Vec<String> = self.behaviours.iter().map(ProfileBehaviour::words).collect();
        let to = |all: &[String], none: &str| {
            if all.is_empty() {
                none.to_owned()
            } else {
                all.iter().map(|arn| last(arn)).collect::<Vec<_>>().join(", ")
            }
        };
        format!(
            "{}: {} · attached to {} · alerts {}",
            self.name,
            behaviours.join(", "),
            to(&self.targets, "nothing"),
            to(&self.tells, "nobody")
        )
    }
}

impl ProfileBehaviour {
    fn words(&self) -> String {
        let mut notes = Vec::new();
        if self.learned {
            notes.push("learned");
        }
        if self.silent {
            notes.push("alerts suppressed");
        }
        if notes.is_empty() {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, notes.join(", "))
        }
    }
}

/// What tells one resource from another: the part after the account.
fn last(arn: &str) -> &str {
    arn.splitn(6, ':').nth(5).unwrap_or(arn)
}

/// How far a learned behaviour's model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrainingState {
    /// It is there.
    Active,
    /// Data is being collected for it.
    Pending,
    /// It is too old to be used: fresh data is lacking.
    Expired,
}

/// The training of a learned behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// The profile.
    pub profile: String,
    /// The behaviour.
    pub behaviour: String,
    /// How far its model is.
    pub state: TrainingState,
    /// How much of the data is collected, in per cent.
    pub percent: Option<u8>,
    /// When the model was made.
    pub built: Option<Timestamp>,
}

impl Training {
    /// What the learned behaviours of an account mean for an incident.
    pub fn judge(all: &[Self]) -> Found {
        if all.is_empty() {
            return Found::green("No behaviour is learned: nothing has to be trained.");
        }
        let having = |state| all.iter().filter(|one| one.state == state).count();
        let active = having(TrainingState::Active);
        let mut found = Found::green(format!("{active} of {} learned behaviours watch.", all.len()));
        if having(TrainingState::Pending) > 0 {
            found = found.and(Found::amber(
                "The others still collect data and find nothing until then.",
                "Wait: a model takes 14 days and 25 000 values. Until then write the behaviour down as a rule.",
            ));
        }
        if having(TrainingState::Expired) > 0 {
            found = found.and(Found::red(
                "A model has expired and finds nothing any more.",
                "See that the devices report the metric again.",
            ));
        }
        found.with_details(all.iter().map(Self::line))
    }

    fn line(&self) -> String {
        let state = match self.state {
            TrainingState::Active => "trained",
            TrainingState::Pending => "collects data",
            TrainingState::Expired => "expired",
        };
        let percent = self
            .percent
            .map_or_else(String::new, |percent| format!(" · {percent} % of its data"));
        let built = self
            .built
            .map_or_else(String::new, |at| format!(" · model of {}", at.date_text()));
        format!("{} / {}: {state}{percent}{built}", self.profile, self.behaviour)
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::*;

    fn profile() -> SecurityProfile {
        SecurityProfile {
            name: "Baseline".into(),
            behaviours: vec![ProfileBehaviour {
                name: "Ports".into(),
                metric: Some("aws:listening-tcp-ports".into()),
                learned: false,
                silent: true,
            }],
            tells: vec!["arn:aws:sns:eu-central-1:111122223333:Alerts".into()],
            targets: vec!["arn:aws:iot:eu-central-1:111122223333:all/things".into()],
        }
    }

    #[test]
    fn a_profile_that_is_attached_and_alerts_somebody_is_green_and_says_to_whom() {
        let found = SecurityProfile::judge(&[profile()]);
        assert_eq!(found.standing, Standing::Green);
        assert_eq!(found.says, "1 profile with 1 behaviour attached.");
        assert_eq!(
            found.details,
            ["Baseline: Ports (alerts suppressed) · attached to all/things · alerts Alerts"]
        );
    }

    #[test]
    fn profiles_that_watch_nothing_or_tell_nobody_are_told_with_what_to_do() {
        let loose = SecurityProfile {
            name: "Loose".into(),
            targets: Vec::new(),
            ..profile()
        };
        let mute = SecurityProfile {
            tells: Vec::new(),
            ..profile()
        };
        assert_eq!(SecurityProfile::judge(&[]).standing, Standing::Red);
        assert_eq!(
            SecurityProfile::judge(std::slice::from_ref(&loose)).standing,
            Standing::Red
        );
        let found = SecurityProfile::judge(&[mute, loose]);
        assert_eq!((found.standing, found.todo.len()), (Standing::Amber, 2));
    }

    #[test]
    fn a_model_that_is_not_there_yet_or_no_longer_finds_nothing() {
        let one = |state| Training {
            profile: "ML".into(),
            behaviour: "bytes".into(),
            state,
            percent: Some(40),
            built: None,
        };
        let standing = |states: &[TrainingState]| {
            let all: Vec<_> = states.iter().map(|state| one(*state)).collect();
            Training::judge(&all).standing
        };
        assert_eq!(standing(&[]), Standing::Green);
        assert_eq!(standing(&[TrainingState::Active]), Standing::Green);
        assert_eq!(
            standing(&[TrainingState::Active, TrainingState::Pending]),
            Standing::Amber
        );
        assert_eq!(
            standing(&[TrainingState::Pending, TrainingState::Expired]),
            Standing::Red
        );
        let found = Training::judge(&[one(TrainingState::Pending)]);
        assert_eq!(found.details, ["ML / bytes: collects data · 40 % of its data"]);
    }
}
