//! Everything the steps of signing in share.

use super::http_client::{HttpClient, HttpError};
use super::logout_token::SeenTokens;
use super::pace::Pace;
use super::provider::Provider;
use super::settings::{AuthSettings, AuthSettingsError};
use crate::config::Config;
use crate::sessions::JournalSessions;
use response::Console;
use response::ports::{Clock, Journal};
use std::sync::Arc;

/// Sign-in cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// A setting cannot work.
    #[error(transparent)]
    Settings(#[from] AuthSettingsError),
    /// The machine offers no HTTP client.
    #[error(transparent)]
    Http(#[from] HttpError),
}

/// Sign-in by OIDC, with its sessions.
#[derive(Debug)]
pub struct Oidc {
    /// What it is set to.
    pub settings: AuthSettings,
    /// The sessions.
    pub sessions: JournalSessions,
    pub(super) provider: Provider,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) logout_tokens: SeenTokens,
    pub(super) pace: Pace,
}

impl Oidc {
    /// Sets sign-in up; the provider is not asked yet and may still be down.
    pub fn new(
        settings: AuthSettings,
        journal: Arc<dyn Journal>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, AuthError> {
        settings.check()?;
        Ok(Self {
            sessions: JournalSessions::new(journal, Arc::clone(&clock), settings.session),
            provider: Provider::new(settings.clone(), HttpClient::new()?),
            clock,
            logout_tokens: SeenTokens::default(),
            pace: Pace::default(),
            settings,
        })
    }

    /// The same from the configuration, over the console's journal and clock.
    pub fn from_config(config: &Config, console: &Console) -> Result<Self, AuthError> {
        let settings = AuthSettings::read(config, &console.settings.public_url)?;
        Self::new(settings, Arc::clone(&console.journal), Arc::clone(&console.clock))
    }

    /// Whether the provider described itself when it was asked last: from memory, so that nobody waits for it.
    pub fn is_ready(&self) -> bool {
        self.provider.has_answered()
    }

    /// Whether the provider describes itself, or did so lately; asks it where that isn't known.
    pub async fn finds_provider(&self) -> bool {
        self.provider.described().await.is_ok()
    }

    /// Looks for a provider that isn't ready, behind the caller's back, unless somebody does already.
    pub fn look_for_provider(self: &Arc<Self>) {
        if self.is_ready() || self.provider.is_being_asked() {
            return;
        }
        let auth = Arc::clone(self);
        tokio::spawn(async move { auth.finds_provider().await });
    }
}
