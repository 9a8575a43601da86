//! The composition root: which AWS, which journal, which clock.

use crate::config::{Backend, BackendError, Config, OperationQuota};
use crate::folder;
use crate::home::{self, Connected, Unconfirmed};
use aws::AwsSettings;
use aws::gateway::{Gateway, GatewaySettings, Quota};
use journal::Home;
use response::live::Live;
use response::ports::{Clock, SystemClock, chance};
use response::{Console, Settings};
use std::fs::File;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// Why the world could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No back-end, or two.
    #[error(transparent)]
    Backend(#[from] BackendError),
    /// Demo mode in a build without it.
    #[error("this build has no demo mode: it was built without the feature `demo`")]
    NoDemo,
    /// The simulator did not start.
    #[error("the simulator could not start: {0}")]
    Simulator(String),
    /// AWS could not be reached with the configured identity, and which account it is was not known from before.
    #[error("AWS is not reachable with the configured identity: {0}")]
    Aws(String),
    /// Another process has the record.
    #[error(
        "another server is at work on the record in {}: a record has one at a time, so stop that one, or set LAZARET_DATA to \
         another folder",
        .folder.display()
    )]
    Taken {
        /// The folder of the record.
        folder: PathBuf,
    },
    /// The record is another account's or Region's.
    #[error(
        "the record in {} belongs to account {} in {}, but the console is set to account {} in {}: set credentials and \
         LAZARET_AWS_REGION to those of the record, or LAZARET_DATA to another folder",
        .folder.display(), .kept.account, .kept.region, .found.account, .found.region
    )]
    OtherHome {
        /// The folder of the record.
        folder: PathBuf,
        /// Whose the record is.
        kept: Box<Home>,
        /// Whose the credentials are.
        found: Box<Home>,
    },
    /// The journal could not be opened.
    #[error("the journal could not be opened: {0}")]
    Journal(String),
    /// Sign-in could not be set up.
    #[error(transparent)]
    SignIn(#[from] crate::auth::AuthError),
    /// The address could not be listened on, or another part of the machine failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The routes could not be made.
    #[error(transparent)]
    Router(#[from] crate::router::NoOrigin),
}

/// The world behind the use cases, and the simulator where it stands in for AWS.
#[derive(Debug)]
pub struct World {
    /// What the use cases work on.
    pub console: Console,
    /// The console's journal, for closing it.
    pub journal: Arc<journal::SqliteJournal>,
    /// The embedded simulator, in demo mode.
    #[cfg(feature = "demo")]
    pub simulator: Option<simulator::Running>,
    /// Kept open for as long as the journal is.
    pub(crate) claim: File,
    /// What every call goes through, for its figures.
    pub(crate) gateway: Gateway,
    /// What AWS has to say yet before any call leaves.
    pub(crate) unconfirmed: Option<Unconfirmed>,
}

/// Puts the world together: connects to AWS (or starts the simulator), opens the journal. `clock` moves in tests.
pub async fn world(
    config: &Config,
    bound: SocketAddr,
    clock: Option<Arc<dyn Clock>>,
) -> Result<World, StartError> {
    let clock: Arc<dyn Clock> = clock.unwrap_or_else(|| Arc::new(SystemClock));
    let backend = config.backend.choice()?;
    let demo = backend == Backend::Demo;
    let claim = folder::claim(&config.data)?;
    #[cfg(feature = "demo")]
    let simulator = if demo {
        Some(demo::start(config, &*clock).await?)
    } else {
        None
    };
    #[cfg(not(feature = "demo"))]
    if demo {
        return Err(StartError::NoDemo);
    }
    let settings = match backend {
        #[cfg(feature = "demo")]
        Backend::Demo => demo::settings(simulator.as_ref())?,
        #[cfg(not(feature = "demo"))]
        Backend::Demo => return Err(StartError::NoDemo),
        Backend::Aws(region) => AwsSettings {
            endpoint_url: config.backend.endpoint.clone(),
            role_arn: config.backend.role_arn.clone(),
            gateway: gateway(&config.backend.quotas),
            ..AwsSettings::new(region)
        },
    };
    let journal_error = |error: String| StartError::Journal(error);
    let journal = journal::SqliteJournal::open(&config.data.join("journal.sqlite"))
        .await
        .map_err(|error| journal_error(error.to_string()))?;
    let Connected { account, unconfirmed } =
        Box::pin(home::connect(settings, &journal, &config.data)).await?;
    let journal = Arc::new(journal);
    let evidence = journal::FileEvidence::open(config.data.join("evidence"))
        .map_err(|error| journal_error(error.to_string()))?;
    let settings = Settings {
        account: account.id.clone(),
        principal: account.principal.clone(),
        region: account.region.clone(),
        public_url: config.listen.public_url(bound),
        demo,
        containment: config.containment.settings(),
    };
    let console = Console {
        store: Arc::new(account.incident_manager()),
        fleet: Arc::new(account.iot()),
        preparation: Arc::new(account.preparation()),
        contacts: Arc::new(account.contacts()),
        runbooks: Arc::new(account.automation()),
        journal: Arc::<journal::SqliteJournal>::clone(&journal),
        evidence: Arc::new(evidence),
        live: Arc::new(Live::new(clock.now().0)),
        clock,
        snapshots: Arc::default(),
        readings: Arc::default(),
        looks: Arc::default(),
        readiness: Arc::default(),
        settings: Arc::new(settings),
    };
    Ok(World {
        console,
        journal,
        #[cfg(feature = "demo")]
        simulator,
        claim,
        gateway: account.gateway().clone(),
        unconfirmed,
    })
}

/// The usual pace, but for operations whose quota is configured. Consoles and functions that share the account's quotas
/// shall not repeat in step.
fn gateway(quotas: &[OperationQuota]) -> GatewaySettings {
    let mut settings = GatewaySettings {
        seed: chance(),
        ..GatewaySettings::default()
    };
    settings.quotas.extend(quotas.iter().map(|one| {
        let quota = Quota {
            per_second: one.per_second,
            burst: one.burst(),
        };
        (one.operation.clone(), quota)
    }));
    settings
}

#[cfg(feature = "demo")]
mod demo {
    use super::{AwsSettings, Config, StartError};
    use aws::Credentials;
    use domain::ids::InvalidId;
    use response::ports::Clock;
    use simulator::{Options, Running, Seed, Simulator, Stack};
    use std::collections::BTreeMap;

    /// The pretend account's Region.
    const REGION: &str = "eu-central-1";

    pub(super) async fn start(config: &Config, clock: &dyn Clock) -> Result<Running, StartError> {
        let options = Options {
            stack: stack(config)?,
            listen: config.backend.simulator_listen,
            control: config.backend.simulator_control,
            seed: if config.backend.simulator_empty {
                Seed::Empty
            } else {
                Seed::Demo
            },
            start_ms: Some(clock.now().0),
            ..Options::default()
        };
        Simulator::start(options)
            .await
            .map_err(|error| StartError::Simulator(error.to_string()))
    }

    /// The deployment that the account has besides its story.
    fn stack(config: &Config) -> Result<Option<Stack>, StartError> {
        let Some(path) = &config.backend.simulator_template else {
            return Ok(None);
        };
        let unread =
            |error: &dyn std::fmt::Display| StartError::Simulator(format!("{}: {error}", path.display()));
        let template = std::fs::read(path).map_err(|error| unread(&error))?;
        Ok(Some(Stack {
            name: "lazaret".to_owned(),
            template: serde_json::from_slice(&template).map_err(|error| unread(&error))?,
            parameters: BTreeMap::new(),
            functions: config.backend.simulator_functions.clone(),
        }))
    }

    pub(super) fn settings(simulator: Option<&Running>) -> Result<AwsSettings, StartError> {
        let running = simulator.ok_or(StartError::NoDemo)?;
        let region = REGION
            .parse()
            .map_err(|error: InvalidId| StartError::Simulator(error.to_string()))?;
        Ok(AwsSettings {
            endpoint_url: Some(running.aws_endpoint()),
            credentials: Credentials::Static {
                access_key: simulator::RESPONDER_ACCESS_KEY.into(),
                secret_key: simulator::SIMULATED_SECRET.into(),
            },
            ..AwsSettings::new(region)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::gateway;

    #[test]
    fn two_processes_do_not_repeat_in_step() {
        assert_ne!(gateway(&[]).seed, gateway(&[]).seed);
    }
}
