use aws::gateway::is_called;
use domain::ids::Region;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

/// Where incidents come from. There is no default: a deployment never shows a pretend fleet by mistake.
#[derive(clap::Args, Clone, Debug)]
pub struct BackendArgs {
    /// Show the pretend account: the embedded simulator stands in for AWS, under a banner.
    #[arg(long, env = "LAZARET_DEMO")]
    pub demo: bool,
    /// The Region to watch in AWS, such as `eu-central-1`.
    #[arg(long, env = "LAZARET_AWS_REGION")]
    pub region: Option<Region>,
    /// Another endpoint for all AWS APIs, such as a VPC endpoint.
    #[arg(long, env = "LAZARET_AWS_ENDPOINT")]
    pub endpoint: Option<String>,
    /// The role to assume for all calls; without it the process's own identity is used.
    #[arg(long, env = "LAZARET_AWS_ROLE")]
    pub role_arn: Option<String>,
    /// How often AWS lets single operations be called, where the account's quotas differ from what the console
    /// assumes: `GetTimelineEvent=50,ListTimelineEvents=50`, in calls a second.
    #[arg(long = "aws-quotas", env = "LAZARET_AWS_QUOTAS", value_delimiter = ',')]
    pub quotas: Vec<OperationQuota>,
    /// In demo mode: where the simulator's control port (clock, faults) listens; without it there is none.
    #[arg(long, env = "LAZARET_SIMULATOR_CONTROL")]
    pub simulator_control: Option<SocketAddr>,
    /// In demo mode: where the pretend AWS API listens.
    #[arg(long, env = "LAZARET_SIMULATOR_LISTEN", default_value = "127.0.0.1:0")]
    pub simulator_listen: SocketAddr,
    /// In demo mode: begin with the story, or with nothing.
    #[arg(long, env = "LAZARET_SIMULATOR_EMPTY")]
    pub simulator_empty: bool,
    /// In demo mode: a `CloudFormation` template in JSON whose resources the pretend account has besides, such as the workflow's.
    #[arg(long, env = "LAZARET_SIMULATOR_TEMPLATE")]
    pub simulator_template: Option<PathBuf>,
    /// In demo mode: the folder of that template's functions, each `NAME/bootstrap`, which run as processes.
    #[arg(long, env = "LAZARET_SIMULATOR_FUNCTIONS", default_value = "target/lambdas")]
    pub simulator_functions: PathBuf,
}

/// How often one operation may be called.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationQuota {
    /// The operation, as AWS names it.
    pub operation: String,
    /// Calls a second.
    pub per_second: f64,
}

impl OperationQuota {
    /// What a rest lets through at once: two seconds' calls, and one in any case.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked where it is read"
    )]
    pub fn burst(&self) -> u32 {
        (self.per_second * 2.0).max(1.0) as u32
    }
}

/// A text that is no quota.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoQuota {
    /// It isn't written like one.
    #[error("{0:?} is no quota: write Operation=calls a second, such as GetTimelineEvent=50")]
    Text(String),
    /// It would be the quota of something that is never called.
    #[error(
        "{0} is no operation that the console calls: write its name as AWS does, such as GetTimelineEvent"
    )]
    Unknown(String),
}

impl FromStr for OperationQuota {
    type Err = NoQuota;
    fn from_str(text: &str) -> Result<Self, NoQuota> {
        let wrong = || NoQuota::Text(text.to_owned());
        let (operation, calls) = text.split_once('=').ok_or_else(wrong)?;
        let per_second: f64 = calls.parse().map_err(|_| wrong())?;
        let named = !operation.is_empty() && operation.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !named || !(0.01..=100_000.0).contains(&per_second) {
            return Err(wrong());
        }
        if !is_called(operation) {
            return Err(NoQuota::Unknown(operation.to_owned()));
        }
        Ok(Self {
            operation: operation.to_owned(),
            per_second,
        })
    }
}

/// The back-end chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backend {
    /// The embedded simulator.
    Demo,
    /// AWS in this Region.
    Aws(Region),
}

/// Why the server refuses to start.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackendError {
    /// Neither chosen.
    #[error("no back-end is configured: set LAZARET_AWS_REGION for AWS, or --demo for the pretend account")]
    None,
    /// Both chosen.
    #[error("both a back-end in AWS and --demo are configured: choose one")]
    Both,
}

impl BackendArgs {
    /// The one back-end that was chosen.
    pub fn choice(&self) -> Result<Backend, BackendError> {
        match (self.demo, &self.region) {
            (true, None) => Ok(Backend::Demo),
            (false, Some(region)) => Ok(Backend::Aws(region.clone())),
            (false, None) => Err(BackendError::None),
            (true, Some(_)) => Err(BackendError::Both),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::Config;
    use clap::Parser;

    fn choice(args: &[&str]) -> Result<Backend, BackendError> {
        Config::try_parse_from([&["server", "--issuer", "https://id.example"], args].concat())
            .unwrap()
            .backend
            .choice()
    }

    #[test]
    fn quotas_are_read_and_what_is_none_is_named() {
        let config = Config::try_parse_from([
            "server",
            "--issuer",
            "https://id.example",
            "--aws-quotas",
            "GetTimelineEvent=50,OpenTunnel=0.5",
        ])
        .unwrap();
        assert_eq!(config.backend.quotas[0].operation, "GetTimelineEvent");
        assert!((config.backend.quotas[1].per_second - 0.5).abs() < f64::EPSILON);
        for wrong in [
            "GetTimelineEvent",
            "=5",
            "A=0",
            "A=-1",
            "A=NaN",
            "A=five",
            "A b=5",
        ] {
            assert_eq!(
                wrong.parse::<OperationQuota>(),
                Err(NoQuota::Text(wrong.to_owned())),
                "{wrong}"
            );
        }
        assert_eq!(
            "GetTimelineEvnt=50".parse::<OperationQuota>(),
            Err(NoQuota::Unknown("GetTimelineEvnt".to_owned()))
        );
    }

    #[test]
    fn without_a_back_end_or_with_two_it_refuses_to_start() {
        assert_eq!(choice(&[]), Err(BackendError::None));
        assert_eq!(
            choice(&["--demo", "--region", "eu-central-1"]),
            Err(BackendError::Both)
        );
        assert_eq!(choice(&["--demo"]), Ok(Backend::Demo));
        assert_eq!(
            choice(&["--region", "eu-central-1"]),
            Ok(Backend::Aws("eu-central-1".parse().unwrap()))
        );
    }
}
