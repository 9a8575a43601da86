//! `GET /auth/login?next=/own/path`: sends the browser to the provider.

use super::own_path::OwnPath;
use super::pending::Pending;
use super::service::Oidc;
use super::sign_in_error::SignInError;
use super::signed_in::SignedIn;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{CACHE_CONTROL, HOST};
use http::{HeaderMap, Uri};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{CsrfToken, Nonce, PkceCodeChallenge, Scope, url::Url};
use serde::Deserialize;
use std::sync::Arc;
use tokio::time::Instant;
use tower_sessions::Session;

/// What the address may ask for.
#[derive(Debug, Deserialize)]
pub struct Ask {
    next: Option<String>,
    /// `again=yes` asks the provider for the person even if it knows one, as after "not allowed".
    again: Option<String>,
}

/// Begins a sign-in, or goes on at once when the browser has a session.
pub async fn login(
    State(auth): State<Arc<Oidc>>,
    Query(ask): Query<Ask>,
    uri: Uri,
    headers: HeaderMap,
    session: Session,
) -> Response {
    if let Some(elsewhere) = under_the_public_name(&auth, &headers, &uri) {
        return Redirect::to(&elsewhere).into_response();
    }
    let next = OwnPath::or_home(ask.next.as_deref());
    match begin(&auth, &session, &next, ask.again.is_some()).await {
        Ok(to) => ([(CACHE_CONTROL, "no-store")], Redirect::to(&to)).into_response(),
        Err(error) => error.answer(&headers, &next),
    }
}

async fn begin(auth: &Oidc, session: &Session, next: &OwnPath, again: bool) -> Result<String, SignInError> {
    if !again && SignedIn::of(session).await?.is_some() {
        return Ok(next.to_string());
    }
    if !auth.pace.admits(Instant::now()) {
        return Err(SignInError::TooMany);
    }
    let described = auth.provider.described().await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let mut request = described
        .client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .set_pkce_challenge(challenge)
        .add_scopes(auth.settings.oidc.scopes.iter().cloned().map(Scope::new));
    if again {
        request = request.add_prompt(CoreAuthPrompt::Login);
    }
    let (url, state, nonce) = request.url();
    Pending::remember(session, auth.clock.now(), (&state, &nonce, &verifier), next).await?;
    Ok(url.to_string())
}

/// On one machine the console has several names (`localhost`, `127.0.0.1`), and a cookie belongs to one of them: the
/// provider answers to the public one, so sign-in begins there. Names beyond this machine are the proxy's business.
fn under_the_public_name(auth: &Oidc, headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let public = &auth.settings.public_url;
    let asked = Url::parse(&format!("http://{}", headers.get(HOST)?.to_str().ok()?)).ok()?;
    let both_here = super::settings::is_loopback(public) && super::settings::is_loopback(&asked);
    (both_here && asked.host_str() != public.host_str()).then(|| {
        auth.settings
            .own(uri.path_and_query().map_or("/", |path| path.as_str()))
    })
}
