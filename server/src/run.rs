//! Starting and stopping.

use crate::auth::Oidc;
use crate::backend::{StartError, World, world};
use crate::{Config, Ended, State, Work, figures, listener, router};
use leptos::config::{Env, LeptosOptions};
use response::ports::{Clock, chance};
use response::{containment, devices, ingest, mirror, runbooks, settle};
use std::fs::File;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// How long open requests and work may take once the server stops: with the rest of the way down, less than the ten
/// seconds that service managers wait.
const GRACE: Duration = Duration::from_secs(8);

/// How long the journal's running statements may take after that.
const CLOSING: Duration = Duration::from_secs(1);

/// A server that runs.
#[derive(Debug)]
pub struct Running {
    /// The address it listens on.
    pub address: SocketAddr,
    /// What its handlers share.
    pub state: State,
    /// The embedded simulator, in demo mode.
    #[cfg(feature = "demo")]
    pub simulator: Option<simulator::Running>,
    work: Work,
    journal: Arc<journal::SqliteJournal>,
    /// Closed last: then another process may have the record.
    _claim: File,
}

/// How long the first request waits until acts that a crash left without an end are settled. Those that AWS doesn't tell of by
/// then stay in doubt and are settled later.
const SETTLED: Duration = Duration::from_secs(5);

/// Starts everything. Acts that a crash left without an end are settled before the first request is served, where AWS
/// answers.
pub async fn start(config: Config, clock: Option<Arc<dyn Clock>>) -> Result<Running, StartError> {
    let listener = TcpListener::bind(config.listen.address).await?;
    let address = listener.local_addr()?;
    // Boxed: what it connects to step by step would make every caller's future as large.
    let world: World = Box::pin(world(&config, address, clock)).await?;
    let console = world.console.clone();
    let shutdown = CancellationToken::new();
    let leptos_options = LeptosOptions::builder()
        .output_name("lazaret")
        .site_root(config.site_root.to_string_lossy().into_owned())
        .site_addr(address)
        .env(Env::PROD)
        .build();
    let config = Arc::new(config);
    let auth = Arc::new(Oidc::from_config(&config, &console)?);
    let state = State {
        console: console.clone(),
        config,
        auth,
        leptos_options,
        shutdown: shutdown.clone(),
    };
    match tokio::time::timeout(SETTLED, Box::pin(settle::on_start(&console))).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(error = %error, "acts without an end could not be settled yet"),
        Err(_) => tracing::warn!("acts without an end are not settled yet: AWS takes its time"),
    }
    let owner = owner(address);
    let stop = || shutdown.clone();
    let mut work = Work::default();
    work.begin("ingest", ingest::run(console.clone(), owner.clone(), stop()));
    work.begin("mirror", mirror::run(console.clone(), owner.clone(), stop()));
    work.begin(
        "containment",
        containment::run(console.clone(), owner.clone(), stop()),
    );
    work.begin("devices", devices::run(console.clone(), owner.clone(), stop()));
    work.begin("runbooks", runbooks::run(console.clone(), owner, stop()));
    work.begin("figures", figures::run(console.clone(), world.gateway, stop()));
    work.begin("settle", settle::run(console, stop()));
    if let Some(unconfirmed) = world.unconfirmed {
        work.begin("account", unconfirmed.confirm(stop()));
    }
    work.begin("sessions", state.auth.sessions.clone().sweep(stop()));
    let site = router::router(state.clone())?;
    let stopping = shutdown.clone();
    work.begin("serving", async move {
        // A plain `Router` is copied whole for each connection, 110 kB with all its layers; this one is shared.
        let served = axum::serve(listener::watched(listener), site.into_make_service())
            .with_graceful_shutdown(stopping.cancelled_owned())
            .await;
        if let Err(error) = served {
            tracing::error!(error = %error, "no connection can be accepted any more");
        }
    });
    Ok(Running {
        address,
        state,
        #[cfg(feature = "demo")]
        simulator: world.simulator,
        work,
        journal: world.journal,
        _claim: world.claim,
    })
}

/// Who this process is in leases. In a container number and address are those of the one before, which may have died with a
/// call under way: what it held has to be waited for.
fn owner(address: SocketAddr) -> String {
    format!("{}-{address}-{:016x}", std::process::id(), chance())
}

impl Running {
    /// Waits until a part of the work in the background is over before the server was stopped. What is left would look alive:
    /// whoever runs the server stops it then, and lets it be started again.
    pub async fn broken(&mut self) -> Ended {
        self.work.ended().await
    }

    /// Ends event streams, lets open requests finish for a while, and stops the work in the background.
    pub async fn stop(self) {
        self.state.shutdown.cancel();
        self.work.stop(tokio::time::Instant::now() + GRACE).await;
        // The log is emptied with it, and so of what was erased.
        if tokio::time::timeout(CLOSING, self.journal.close()).await.is_err() {
            tracing::warn!("the journal was still in use at the end");
        }
        #[cfg(feature = "demo")]
        if let Some(simulator) = self.simulator {
            simulator.shutdown().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::owner;
    use std::net::{Ipv4Addr, SocketAddr};

    #[test]
    fn a_start_is_nobody_that_was_there_before() {
        let address = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 3000));
        assert_ne!(owner(address), owner(address));
    }
}
