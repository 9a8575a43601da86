//! `GET /auth/in-place`: signs in again in a tab of its own, so that a form in another tab outlives its session.

use super::own_path::OwnPath;
use super::page::Page;
use super::service::Oidc;
use super::sign_in_error::SignInError;
use super::signed_in::SignedIn;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tower_sessions::Session;

/// Where it stands.
pub const PATH: &str = "/auth/in-place";

/// Tells the other tabs and closes this one. They ask the server who is signed in now: the message names nobody.
const SCRIPT: &str = "new BroadcastChannel('lazaret-session').postMessage('signed-in');window.close();";

/// Goes to the provider first when there is no session.
pub async fn in_place(State(auth): State<Arc<Oidc>>, headers: HeaderMap, session: Session) -> Response {
    match SignedIn::of(&session).await {
        Ok(Some(signed_in)) if !auth.settings.oidc.roles_of(&signed_in.groups).is_empty() => done(&headers),
        Ok(_) => Redirect::to(&format!("/auth/login?next={PATH}")).into_response(),
        Err(error) => SignInError::from(error).answer(&headers, &OwnPath::or_home(None)),
    }
}

fn done(headers: &HeaderMap) -> Response {
    let hash = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(SCRIPT)));
    Page {
        status: StatusCode::OK,
        title: "You are signed in",
        text: "Close this tab and go on where you were: what you typed is still there.",
        action: Some(("Go to the incidents", "/")),
        new_tab: false,
    }
    .answer_with_script(headers, SCRIPT, &hash)
}
