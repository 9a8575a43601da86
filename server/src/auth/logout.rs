//! `POST /auth/logout`: ends the session here, then at the provider.

use super::own_path::OwnPath;
use super::page::Page;
use super::service::Oidc;
use super::sign_in_error::SignInError;
use super::signed_in::SignedIn;
use super::signed_out;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::REFRESH;
use http::{HeaderMap, HeaderValue, StatusCode};
use openidconnect::{ClientId, LogoutRequest, PostLogoutRedirectUrl};
use std::sync::Arc;
use tower_sessions::Session;

/// Ends the session; the provider's part follows by the browser, if the provider has one.
pub async fn logout(State(auth): State<Arc<Oidc>>, headers: HeaderMap, session: Session) -> Response {
    let signed_in = match SignedIn::of(&session).await {
        Ok(signed_in) => signed_in,
        Err(error) => return SignInError::from(error).answer(&headers, &OwnPath::or_home(None)),
    };
    if let Err(error) = session.flush().await {
        return SignInError::from(error).answer(&headers, &OwnPath::or_home(None));
    }
    match end_at_provider(&auth, signed_in.as_ref()).await {
        Some(url) => leave(&headers, &url),
        None => Redirect::to(signed_out::PATH).into_response(),
    }
}

async fn end_at_provider(auth: &Oidc, signed_in: Option<&SignedIn>) -> Option<String> {
    let signed_in = signed_in?;
    // Signed out here in any case: a provider that is down must not keep anybody in.
    let end_session = auth.provider.described().await.ok()?.end_session.clone()?;
    let back = PostLogoutRedirectUrl::new(auth.settings.own(signed_out::PATH)).ok()?;
    let mut url = LogoutRequest::from(end_session)
        .set_client_id(ClientId::new(auth.settings.oidc.client_id.clone()))
        .set_post_logout_redirect_uri(back)
        .http_get_url();
    if let Some(hint) = &signed_in.hint {
        url.query_pairs_mut().append_pair("id_token_hint", hint.expose());
    }
    Some(url.to_string())
}

/// A page that leads on by itself. Not a redirect: Chromium holds the redirects after a form against the page's
/// `form-action`, and the address where the provider signs out may be of another origin than its issuer.
fn leave(headers: &HeaderMap, url: &str) -> Response {
    let page = Page {
        status: StatusCode::OK,
        title: "Signing out",
        text: "You are signed out of Lazaret; your identity provider is next.",
        action: Some(("Continue", url)),
        new_tab: false,
    };
    let mut answer = page.answer(headers);
    if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={url}")) {
        answer.headers_mut().insert(REFRESH, refresh);
    }
    answer
}
