//! The identity provider as it describes itself: read when first needed, kept, and read again when it ages.

use super::http_client::{HttpClient, HttpError};
use super::settings::AuthSettings;
use openidconnect::core::{CoreClient, CoreClientAuthMethod, CoreJsonWebKeySet};
use openidconnect::{
    AuthType, ClientId, ClientSecret, DiscoveryError, EndSessionUrl, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, JsonWebKeySetUrl, ProviderMetadataWithLogout, RedirectUrl,
};
use secrecy::ExposeSecret;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How long a description is used before it is read again.
const FRESH: Duration = Duration::from_hours(1);
/// Keys are not asked for more often than this, however many tokens name an unknown one.
const KEYS_AT_MOST_EVERY: Duration = Duration::from_secs(10);
/// The pauses between the attempts of one request; a person waits for it.
const PAUSES: [Duration; 2] = [Duration::from_millis(200), Duration::from_millis(600)];
/// The longest time for which requests are turned away without an attempt after repeated failure.
const LONGEST_BACK_OFF: Duration = Duration::from_secs(30);

/// The client that a description makes.
pub type OidcClient = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider does not describe itself.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It was asked and did not answer properly.
    #[error("the identity provider does not describe itself")]
    Discovery(#[source] Box<DiscoveryError<HttpError>>),
    /// It failed a moment ago and is left alone for a while.
    #[error("the identity provider failed a moment ago")]
    BackingOff,
    /// The console's own callback address is no address.
    #[error("the callback address is no address")]
    Callback(#[from] openidconnect::url::ParseError),
}

/// What the provider says of itself.
#[derive(Debug)]
pub struct Described {
    /// Makes authorization requests and exchanges codes.
    pub client: OidcClient,
    /// The keys its tokens are signed with.
    pub keys: CoreJsonWebKeySet,
    /// Where a person is signed out of the provider itself.
    pub end_session: Option<EndSessionUrl>,
    keys_url: JsonWebKeySetUrl,
    read: Instant,
    keys_renewed: Option<Instant>,
}

#[derive(Debug, Default)]
struct Memory {
    described: Option<Arc<Described>>,
    failures: u32,
    leave_alone_until: Option<Instant>,
}

/// The provider, described on demand; one request asks, the others wait for its answer.
#[derive(Debug)]
pub struct Provider {
    settings: AuthSettings,
    http: HttpClient,
    memory: Mutex<Memory>,
    answered: AtomicBool,
}

impl Provider {
    /// A provider of which nothing is known yet.
    pub fn new(settings: AuthSettings, http: HttpClient) -> Self {
        Self {
            settings,
            http,
            memory: Mutex::default(),
            answered: AtomicBool::new(false),
        }
    }

    /// The client for requests of our own making.
    pub fn http(&self) -> &HttpClient {
        &self.http
    }

    /// Whether the provider described itself when it was asked last.
    pub fn has_answered(&self) -> bool {
        self.answered.load(Ordering::Relaxed)
    }

    /// Whether somebody waits for the provider's answer just now.
    pub fn is_being_asked(&self) -> bool {
        self.memory.try_lock().is_err()
    }

    /// The description: from memory while fresh, else from the provider, else an aged one.
    pub async fn described(&self) -> Result<Arc<Described>, ProviderError> {
        let mut memory = self.memory.lock().await;
        if let Some(described) = &memory.described
            && described.read.elapsed() < FRESH
        {
            return Ok(Arc::clone(described));
        }
        if memory
            .leave_alone_until
            .is_some_and(|until| Instant::now() < until)
        {
            return memory.described.clone().ok_or(ProviderError::BackingOff);
        }
        let answer = self.ask_patiently().await;
        self.answered.store(answer.is_ok(), Ordering::Relaxed);
        match answer {
            Ok(described) => {
                let described = Arc::new(described);
                *memory = Memory {
                    described: Some(Arc::clone(&described)),
                    ..Memory::default()
                };
                Ok(described)
            }
            Err(error) => {
                memory.failures = memory.failures.saturating_add(1);
                let pause = Duration::from_secs(1 << memory.failures.min(5)).min(LONGEST_BACK_OFF);
                memory.leave_alone_until = Some(Instant::now() + pause);
                tracing::warn!(failures = memory.failures, error = %chain(&error), "identity provider not described");
                memory.described.clone().ok_or(error)
            }
        }
    }

    /// The description with keys newer than those in `seen`, because a token names a key that they lack.
    pub async fn with_newer_keys(&self, seen: &Arc<Described>) -> Result<Arc<Described>, ProviderError> {
        let mut memory = self.memory.lock().await;
        let current = memory.described.clone().unwrap_or_else(|| Arc::clone(seen));
        if !Arc::ptr_eq(&current, seen)
            || current
                .keys_renewed
                .is_some_and(|at| at.elapsed() < KEYS_AT_MOST_EVERY)
        {
            return Ok(current);
        }
        let keys = CoreJsonWebKeySet::fetch_async(&current.keys_url, &self.http)
            .await
            .map_err(|error| ProviderError::Discovery(Box::new(error)))?;
        let newer = Arc::new(Described {
            client: current.client.clone(),
            keys,
            end_session: current.end_session.clone(),
            keys_url: current.keys_url.clone(),
            read: current.read,
            keys_renewed: Some(Instant::now()),
        });
        memory.described = Some(Arc::clone(&newer));
        Ok(newer)
    }

    async fn ask_patiently(&self) -> Result<Described, ProviderError> {
        for pause in PAUSES {
            if let Ok(described) = self.ask().await {
                return Ok(described);
            }
            tokio::time::sleep(pause).await;
        }
        self.ask().await
    }

    async fn ask(&self) -> Result<Described, ProviderError> {
        let oidc = &self.settings.oidc;
        let metadata = ProviderMetadataWithLogout::discover_async(oidc.issuer.clone(), &self.http)
            .await
            .map_err(|error| ProviderError::Discovery(Box::new(error)))?;
        let keys = metadata.jwks().clone();
        let keys_url = metadata.jwks_uri().clone();
        let end_session = metadata.additional_metadata().end_session_endpoint.clone();
        let auth_type = match metadata.token_endpoint_auth_methods_supported() {
            Some(methods) if !methods.contains(&CoreClientAuthMethod::ClientSecretBasic) => {
                AuthType::RequestBody
            }
            _ => AuthType::BasicAuth,
        };
        let client = CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(oidc.client_id.clone()),
            oidc.client_secret
                .as_ref()
                .map(|secret| ClientSecret::new(secret.expose_secret().to_owned())),
        )
        .set_auth_type(auth_type)
        .set_redirect_uri(RedirectUrl::new(self.settings.own(super::callback::PATH))?);
        Ok(Described {
            client,
            keys,
            end_session,
            keys_url,
            read: Instant::now(),
            keys_renewed: None,
        })
    }
}

/// An error with its causes, for the log.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
