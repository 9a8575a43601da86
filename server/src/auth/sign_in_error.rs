//! Why somebody is not signed in, and what the page tells them.

use super::identity::IdentityError;
use super::own_path::OwnPath;
use super::page::Page;
use super::provider::{ProviderError, chain};
use axum::response::Response;
use http::header::RETRY_AFTER;
use http::{HeaderMap, HeaderValue, StatusCode};

/// Why somebody is not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The provider does not describe itself.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// More begin than are taken.
    #[error("more sign-ins begin than are taken")]
    TooMany,
    /// The answer belongs to no sign-in of this browser: too late, replayed, or begun elsewhere.
    #[error("the answer belongs to no sign-in of this browser")]
    Unknown,
    /// The provider refused, or the person cancelled.
    #[error("the provider answered `{0}`")]
    Refused(String),
    /// The provider did not exchange the code.
    #[error("the code was not exchanged: {0}")]
    Exchange(String),
    /// The provider sent no ID token.
    #[error("the provider sent no ID token")]
    NoIdToken,
    /// The ID token proves nothing.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// Sessions can't be read or written.
    #[error("sessions are unavailable")]
    Session(#[from] tower_sessions::session::Error),
}

impl SignInError {
    /// The page, with a way to begin anew; the reason goes to the log.
    pub fn answer(&self, request: &HeaderMap, next: &OwnPath) -> Response {
        let (status, title, text) = self.told();
        tracing::warn!(status = status.as_u16(), reason = %chain(self), "not signed in");
        let query = openidconnect::url::form_urlencoded::Serializer::new(String::new())
            .append_pair("next", next.as_str())
            .finish();
        let again = format!("/auth/login?{query}");
        let page = Page {
            status,
            title,
            text,
            action: Some(("Sign in again", &again)),
            new_tab: false,
        };
        let mut answer = page.answer(request);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            answer
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        answer
    }

    fn told(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Provider(_) | Self::Identity(IdentityError::Provider(_)) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "The identity provider does not answer",
                "Lazaret asked it several times. It tries again when you do.",
            ),
            Self::TooMany => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Too many sign in at once",
                "Nothing is wrong with your account. Try again in a few seconds.",
            ),
            Self::Session(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Sign-in is not possible right now",
                "Lazaret can't reach its own database.",
            ),
            Self::Unknown => (
                StatusCode::BAD_REQUEST,
                "This sign-in has ended",
                "It took too long, was used already, or began in another browser.",
            ),
            Self::Refused(_) => (
                StatusCode::FORBIDDEN,
                "You are not signed in",
                "Sign-in was cancelled, or the identity provider refused it.",
            ),
            Self::Exchange(_) | Self::NoIdToken | Self::Identity(_) => (
                StatusCode::BAD_GATEWAY,
                "The identity provider's answer was refused",
                "It does not prove who you are. If it happens again, tell whoever runs Lazaret; the log says why.",
            ),
        }
    }
}
