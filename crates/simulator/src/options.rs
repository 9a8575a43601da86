//! How a simulated account is started.

use std::net::SocketAddr;

use crate::clock::ClockMode;
use crate::stack::{Stack, StackError};

/// What the world holds when it starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seed {
    /// The story of a water utility's fleet: a year of resolved incidents, three open ones and one that unfolds now.
    #[default]
    Demo,
    /// An account that was set up for Incident Manager (a replication set) and has nothing else.
    Empty,
}

/// How a simulated account is started; `Options::default()` is the demo on a free port of 127.0.0.1.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where AWS's APIs are served; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where the controls are served; `None` serves none.
    pub control: Option<SocketAddr>,
    /// What the world holds at the start.
    pub seed: Seed,
    /// A stack that is made at the start, its functions run as processes.
    pub stack: Option<Stack>,
    /// The world's time at the start in milliseconds since 1970; `None` is the machine's time.
    pub start_ms: Option<i64>,
    /// Whether the world's clock runs by itself.
    pub clock: ClockMode,
    /// The account's twelve digits.
    pub account: String,
    /// The one Region that the account is used in.
    pub region: String,
    /// Makes ids of later resources repeatable; `None` takes random ones. Seeded resources always have the same ids.
    pub id_seed: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            control: None,
            seed: Seed::default(),
            stack: None,
            start_ms: None,
            clock: ClockMode::default(),
            account: "111122223333".to_owned(),
            region: "eu-central-1".to_owned(),
            id_seed: None,
        }
    }
}

/// Why a simulated account did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The stack could not be made.
    #[error("the stack can't be made: {0}")]
    Stack(#[from] StackError),
    /// An address could not be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the operating system said.
        source: std::io::Error,
    },
}
