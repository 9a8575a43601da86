//! `GET /auth/callback`: the provider's answer.

use super::identity::{Identity, identify};
use super::not_allowed;
use super::own_path::OwnPath;
use super::pending::Pending;
use super::provider::chain;
use super::service::Oidc;
use super::sign_in_error::SignInError;
use super::signed_in::SignedIn;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::HeaderMap;
use http::header::CACHE_CONTROL;
use openidconnect::{AuthorizationCode, TokenResponse};
use serde::Deserialize;
use std::sync::Arc;
use tower_sessions::Session;

/// Where the provider sends the browser back to.
pub const PATH: &str = "/auth/callback";

/// The provider's answer.
#[derive(Deserialize)]
pub struct Answer {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
}

/// Ends a sign-in: with a session, or with a page that says why not.
pub async fn callback(
    State(auth): State<Arc<Oidc>>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
    session: Session,
) -> Response {
    let state = answer.state.as_deref().unwrap_or_default();
    let pending = match Pending::take(&session, auth.clock.now(), state).await {
        Ok(Some(pending)) => pending,
        Ok(None) => return SignInError::Unknown.answer(&headers, &OwnPath::or_home(None)),
        Err(error) => return SignInError::from(error).answer(&headers, &OwnPath::or_home(None)),
    };
    let next = pending.next();
    match sign_in(&auth, &session, pending, answer).await {
        Ok(true) => ([(CACHE_CONTROL, "no-store")], Redirect::to(next.as_str())).into_response(),
        Ok(false) => Redirect::to(not_allowed::PATH).into_response(),
        Err(error) => error.answer(&headers, &next),
    }
}

/// Signs in whom the provider names; `false` when none of their groups gives a role.
async fn sign_in(
    auth: &Oidc,
    session: &Session,
    pending: Pending,
    answer: Answer,
) -> Result<bool, SignInError> {
    if let Some(error) = answer.error {
        return Err(SignInError::Refused(
            error.chars().filter(char::is_ascii_graphic).take(60).collect(),
        ));
    }
    let code = answer.code.ok_or(SignInError::Unknown)?;
    let (identity, token) = exchange(auth, pending, code).await?;
    let signed_in = SignedIn::new(identity, &auth.settings.oidc, token);
    if signed_in.groups.is_empty() {
        tracing::info!("somebody without a known group was not admitted");
        return Ok(false);
    }
    signed_in.begin(session).await?;
    tracing::info!(groups = ?signed_in.groups, "somebody signed in");
    Ok(true)
}

async fn exchange(auth: &Oidc, pending: Pending, code: String) -> Result<(Identity, String), SignInError> {
    let described = auth.provider.described().await?;
    let (nonce, verifier) = pending.secrets();
    let tokens = described
        .client
        .exchange_code(AuthorizationCode::new(code))
        .map_err(|error| SignInError::Exchange(error.to_string()))?
        .set_pkce_verifier(verifier)
        .request_async(auth.provider.http())
        .await
        .map_err(|error| SignInError::Exchange(chain(&error)))?;
    // The access token is dropped here: the console asks the provider nothing else.
    let token = tokens.id_token().ok_or(SignInError::NoIdToken)?.to_string();
    let identity = identify(&auth.provider, &auth.settings, &described, &token, &nonce).await?;
    Ok((identity, token))
}
