//! Starting and stopping.

use crate::auth::Oidc;
use crate::backend::{StartError, World, world};
use crate::{Config, State, router};
use leptos::config::{Env, LeptosOptions};
use response::ports::{Clock, chance};
use response::{containment, devices, ingest, mirror, runbooks, settle};
use std::fs::File;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// How long open requests and work may take once the server stops: with the rest of the way down, less than the ten
/// seconds that service managers wait.
const GRACE: Duration = Duration::from_secs(8);

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
    serving: JoinHandle<std::io::Result<()>>,
    work: Vec<JoinHandle<()>>,
    /// Closed last: then another process may have the record.
    _claim: File,
}

/// Starts everything. Acts that a crash left without an end are settled before the first request is served.
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
    if let Err(error) = settle::on_start(&console).await {
        tracing::warn!(error = %error, "acts without an end could not be settled yet");
    }
    let owner = owner(address);
    let work = vec![
        tokio::spawn(ingest::run(console.clone(), owner.clone(), shutdown.clone())),
        tokio::spawn(mirror::run(console.clone(), owner.clone(), shutdown.clone())),
        tokio::spawn(containment::run(console.clone(), owner.clone(), shutdown.clone())),
        tokio::spawn(devices::run(console.clone(), owner.clone(), shutdown.clone())),
        tokio::spawn(runbooks::run(console.clone(), owner, shutdown.clone())),
        tokio::spawn(settle::run(console, shutdown.clone())),
        tokio::spawn(state.auth.sessions.clone().sweep(shutdown.clone())),
    ];
    let site = router::router(state.clone())?;
    let stopping = shutdown.clone();
    let serving = tokio::spawn(async move {
        // A plain `Router` is copied whole for each connection, 110 kB with all its layers; this one is shared.
        axum::serve(listener, site.into_make_service())
            .with_graceful_shutdown(stopping.cancelled_owned())
            .await
    });
    Ok(Running {
        address,
        state,
        #[cfg(feature = "demo")]
        simulator: world.simulator,
        serving,
        work,
        _claim: world.claim,
    })
}

/// Who this process is in leases. In a container number and address are those of the one before, which may have died with a
/// call under way: what it held has to be waited for.
fn owner(address: SocketAddr) -> String {
    format!("{}-{address}-{:016x}", std::process::id(), chance())
}

impl Running {
    /// Ends event streams, lets open requests finish for a while, and stops the work in the background.
    pub async fn stop(self) {
        self.state.shutdown.cancel();
        let end = tokio::time::Instant::now() + GRACE;
        let serving = self.serving.abort_handle();
        if tokio::time::timeout_at(end, self.serving).await.is_err() {
            serving.abort();
        }
        for work in self.work {
            let handle = work.abort_handle();
            // A task that panicked is gone already. One that waits for AWS may be cut off like by a crash: what it
            // leaves is settled at the next start.
            if tokio::time::timeout_at(end, work).await.is_err() {
                handle.abort();
            }
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
