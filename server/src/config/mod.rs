//! Configuration: every setting is a flag and an environment variable; the secret comes by variable only.

mod backend;
mod containment;
mod groups;
mod listen;
mod log;
mod oidc;
mod session;

pub use backend::{Backend, BackendArgs, BackendError, NoQuota, OperationQuota};
pub use containment::ContainmentArgs;
pub use groups::{GroupRole, GroupsError, roles};
pub use listen::Listen;
pub use log::LogArgs;
pub use oidc::OidcArgs;
pub use session::SessionArgs;

use std::path::PathBuf;

/// The whole configuration.
#[derive(clap::Parser, Clone, Debug)]
#[command(
    name = "server",
    version,
    about = "Lazaret, the responder console for IoT security incidents"
)]
pub struct Config {
    /// Where it listens and how browsers reach it.
    #[command(flatten)]
    pub listen: Listen,
    /// The identity provider.
    #[command(flatten)]
    pub oidc: OidcArgs,
    /// How long sessions last.
    #[command(flatten)]
    pub session: SessionArgs,
    /// AWS, or the pretend one.
    #[command(flatten)]
    pub backend: BackendArgs,
    /// Taking devices out of traffic.
    #[command(flatten)]
    pub containment: ContainmentArgs,
    /// Where the journal and evidence files lie.
    #[arg(long = "data", env = "LAZARET_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Where the page's files lie.
    #[arg(long, env = "LEPTOS_SITE_ROOT", default_value = "target/site")]
    pub site_root: PathBuf,
    /// The log.
    #[command(flatten)]
    pub log: LogArgs,
}
