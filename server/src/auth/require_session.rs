//! The gate before everything but `/auth`, health checks and static files.

use super::own_path::OwnPath;
use super::page::Page;
use super::service::Oidc;
use super::sign_in_error::SignInError;
use super::signed_in::SignedIn;
use super::{in_place, not_allowed};
use crate::sessions::SessionKey;
use app::{AppError, Responder};
use axum::Json;
use axum::extract::{OriginalUri, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::rights::Rights;
use http::header::{ACCEPT, CACHE_CONTROL};
use http::{HeaderMap, HeaderName, Method, StatusCode};
use std::sync::Arc;
use tower_sessions::Session;

/// A request with this header does not count as a use of the session: the page refetches by itself while nobody is
/// at the desk.
pub const BACKGROUND: HeaderName = HeaderName::from_static("lazaret-background");

/// Lets signed-in people pass, as [`Responder`] in the request's extensions.
///
/// Without a session: a page asked for by GET leads to sign-in and back; a form sent without JavaScript gets a page
/// that keeps what was typed; everything else gets 401 and [`AppError::SignedOut`].
pub async fn require_session(
    State(auth): State<Arc<Oidc>>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let signed_in = match SignedIn::of(&session).await {
        Ok(Some(signed_in)) => signed_in,
        Ok(None) => return anonymous(&request),
        Err(error) if wants_page(headers) => {
            return SignInError::from(error).answer(headers, &OwnPath::or_home(None));
        }
        Err(_) => {
            return refuse(&AppError::Unavailable {
                what: "Sessions can't be read right now.".to_owned(),
            });
        }
    };
    let roles = auth.settings.oidc.roles_of(&signed_in.groups);
    if roles.is_empty() {
        return if wants_page(headers) {
            Redirect::to(not_allowed::PATH).into_response()
        } else {
            refuse(&AppError::SignedOut)
        };
    }
    let Some(key) = session.id().map(SessionKey::of) else {
        return anonymous(&request);
    };
    let away = headers.contains_key(BACKGROUND);
    if !away && let Err(error) = auth.sessions.touch(&key).await {
        // Not noting a use only lets the session end earlier.
        tracing::warn!(%error, "use of a session not noted");
    }
    request.extensions_mut().insert(Responder {
        subject: signed_in.subject,
        name: signed_in.name,
        email: signed_in.email,
        rights: Rights::of(roles.iter().copied()),
        session: key.to_string(),
        roles: roles.into_iter().collect(),
        away,
    });
    next.run(request).await
}

fn anonymous(request: &Request) -> Response {
    let headers = request.headers();
    if !wants_page(headers) {
        return refuse(&AppError::SignedOut);
    }
    if request.method() == Method::GET || request.method() == Method::HEAD {
        let uri = request
            .extensions()
            .get::<OriginalUri>()
            .map_or(request.uri(), |original| &original.0);
        let next = OwnPath::or_home(uri.path_and_query().map(http::uri::PathAndQuery::as_str));
        let query = openidconnect::url::form_urlencoded::Serializer::new(String::new())
            .append_pair("next", next.as_str())
            .finish();
        return (
            [(CACHE_CONTROL, "no-store")],
            Redirect::to(&format!("/auth/login?{query}")),
        )
            .into_response();
    }
    // The browser still holds the form: reloading this very page sends it again, once somebody is signed in.
    Page {
        status: StatusCode::UNAUTHORIZED,
        title: "Your session has ended",
        text: "Nothing you typed is lost. Sign in in a new tab, then come back here, reload this page and let the \
               browser send the form again.",
        action: Some(("Sign in in a new tab", in_place::PATH)),
        new_tab: true,
    }
    .answer(headers)
}

/// Whether a person looks at the answer itself rather than a script.
fn wants_page(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-mode") {
        Some(mode) => mode == "navigate",
        None => text(ACCEPT.as_str()).is_some_and(|accept| accept.contains("text/html")),
    }
}

fn refuse(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(CACHE_CONTROL, "no-store")], Json(error)).into_response()
}
