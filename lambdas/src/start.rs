use crate::Settings;
use aws::gateway::GatewaySettings;
use aws::{Account, AwsSettings, ConnectError};
use clap::Parser;
use response::ports::chance;
use tracing_subscriber::EnvFilter;

/// What a function works with, made once per process and kept between invocations.
#[derive(Clone, Debug)]
pub struct Function {
    /// What the template sets.
    pub settings: Settings,
    /// The account.
    pub account: Account,
}

/// Reads the settings and connects to the account. A failure ends the process, which Lambda reports as an error of its
/// initialisation and tries again.
pub async fn start() -> Result<Function, ConnectError> {
    log();
    let settings = Settings::parse();
    let account = Account::connect(AwsSettings {
        endpoint_url: settings.endpoint.clone(),
        gateway: gateway(),
        ..AwsSettings::new(settings.region.clone())
    })
    .await?;
    Ok(Function { settings, account })
}

/// The usual pace. Processes that begin together shall not repeat in step, and in Lambda's sandboxes even their ids are the
/// same.
fn gateway() -> GatewaySettings {
    GatewaySettings {
        seed: chance(),
        ..GatewaySettings::default()
    }
}

/// JSON lines, as `CloudWatch` Logs takes them apart.
fn log() {
    let filter = EnvFilter::try_from_env("LAZARET_LOG").unwrap_or_else(|_| EnvFilter::new("info,hyper=warn"));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}

#[cfg(test)]
mod tests {
    use super::gateway;

    #[test]
    fn two_processes_do_not_repeat_in_step() {
        assert_ne!(gateway().seed, gateway().seed);
    }
}
