//! `POST /auth/backchannel-logout`: the provider tells that somebody signed out, without any browser.

use super::logout_token::{self, LogoutTokenError};
use super::provider::chain;
use super::service::Oidc;
use crate::sessions::SessionsError;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CACHE_CONTROL;
use response::ports::{Clock, SystemClock};
use serde::Deserialize;
use std::sync::Arc;

/// The provider's message.
#[derive(Deserialize)]
pub struct Message {
    logout_token: String,
}

/// A message that ended nothing.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error(transparent)]
    Token(#[from] LogoutTokenError),
    #[error(transparent)]
    Sessions(#[from] SessionsError),
}

/// Ends the sessions that the token names. 200: none of them is left; 400: the token is not valid.
pub async fn backchannel_logout(State(auth): State<Arc<Oidc>>, Form(message): Form<Message>) -> Response {
    let status = match end(&auth, &message.logout_token).await {
        Ok(ended) => {
            tracing::info!(ended, "sessions ended by the identity provider");
            StatusCode::OK
        }
        Err(refusal) => {
            tracing::warn!(reason = %chain(&refusal), "logout token refused");
            match refusal {
                Refusal::Token(LogoutTokenError::Provider(_)) | Refusal::Sessions(_) => {
                    StatusCode::SERVICE_UNAVAILABLE
                }
                Refusal::Token(_) => StatusCode::BAD_REQUEST,
            }
        }
    };
    (status, [(CACHE_CONTROL, "no-store")]).into_response()
}

async fn end(auth: &Oidc, token: &str) -> Result<usize, Refusal> {
    // Tokens are judged by the machine's clock, which the provider shares.
    let now = SystemClock.now();
    let order = logout_token::read(&auth.provider, &auth.settings, token, now).await?;
    let sessions = auth
        .sessions
        .end_where(order.sid.as_deref(), order.subject.as_ref());
    let ends = async { Ok(sessions.await?) };
    auth.logout_tokens.once(&order.jti, now, ends).await
}
