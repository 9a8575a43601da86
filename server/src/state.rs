//! What every handler can reach.

use crate::auth::Oidc;
use crate::config::Config;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use response::Console;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Shared by all requests.
#[derive(Clone, Debug)]
pub struct State {
    /// The use cases' world.
    pub console: Console,
    /// The configuration.
    pub config: Arc<Config>,
    /// Sign-in.
    pub auth: Arc<Oidc>,
    /// Where the page's files lie.
    pub leptos_options: LeptosOptions,
    /// Cancelled when the server stops: event streams end with it.
    pub shutdown: CancellationToken,
}

impl FromRef<State> for LeptosOptions {
    fn from_ref(state: &State) -> Self {
        state.leptos_options.clone()
    }
}

impl FromRef<State> for Console {
    fn from_ref(state: &State) -> Self {
        state.console.clone()
    }
}

impl FromRef<State> for Arc<Oidc> {
    fn from_ref(state: &State) -> Self {
        Arc::clone(&state.auth)
    }
}
