use super::Found;
use serde::{Deserialize, Serialize};

/// How much the fleet logs, from nothing to all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// Errors.
    Error,
    /// Errors and warnings.
    Warn,
    /// Connections, publishing and subscribing too.
    Info,
    /// All.
    Debug,
}

/// The fleet's logging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logging {
    /// What is logged unless a group has a level of its own.
    pub level: LogLevel,
    /// The role that the logs are written as.
    pub role: Option<String>,
}

impl Logging {
    /// What it means for an incident; `None` is an account whose logging was never set up.
    pub fn judge(logging: Option<&Self>) -> Found {
        const DO: &str = "Set the default log level to INFO, with a role that may write to CloudWatch Logs.";
        let Some(logging) = logging else {
            return Found::red(
                "The fleet's logging was never set up: nobody will know what a device did.",
                DO,
            );
        };
        let found = match logging.level {
            LogLevel::Off => Found::red("The fleet logs nothing: nobody will know what a device did.", DO),
            LogLevel::Error | LogLevel::Warn => Found::amber(
                "Only what fails is logged: connections and messages that were let through leave no trace.",
                DO,
            ),
            LogLevel::Info => Found::green("Connections, messages and errors are logged (INFO)."),
            LogLevel::Debug => Found::green("Everything is logged (DEBUG)."),
        };
        match &logging.role {
            Some(role) => found.with_details([format!("written as {role}")]),
            None => found.and(Found::red("No role writes the logs.", DO)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::*;

    fn standing(level: LogLevel, role: Option<&str>) -> Standing {
        let logging = Logging {
            level,
            role: role.map(str::to_owned),
        };
        Logging::judge(Some(&logging)).standing
    }

    #[test]
    fn only_logs_that_tell_of_connections_are_enough() {
        let role = Some("arn:aws:iam::111122223333:role/Logs");
        assert_eq!(standing(LogLevel::Debug, role), Standing::Green);
        assert_eq!(standing(LogLevel::Info, role), Standing::Green);
        assert_eq!(standing(LogLevel::Warn, role), Standing::Amber);
        assert_eq!(standing(LogLevel::Error, role), Standing::Amber);
        assert_eq!(standing(LogLevel::Off, role), Standing::Red);
    }

    #[test]
    fn logs_that_nobody_writes_or_set_up_are_none() {
        assert_eq!(standing(LogLevel::Info, None), Standing::Red);
        let never = Logging::judge(None);
        assert_eq!(never.standing, Standing::Red);
        assert_eq!(never.todo.len(), 1);
    }
}
