//! The addresses of signing in. Everything under `/auth` is open to people without a session.

use super::service::Oidc;
use super::{backchannel_logout, callback, in_place, login, logout, not_allowed, signed_out};
use axum::Router;
use axum::extract::FromRef;
use axum::routing::{get, post};
use std::sync::Arc;

/// The routes; they need [`super::session_layer`] around them.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Arc<Oidc>: FromRef<S>,
{
    Router::new()
        .route("/auth/login", get(login::login))
        .route(callback::PATH, get(callback::callback))
        .route("/auth/logout", post(logout::logout))
        .route(
            "/auth/backchannel-logout",
            post(backchannel_logout::backchannel_logout),
        )
        .route(signed_out::PATH, get(signed_out::signed_out))
        .route(not_allowed::PATH, get(not_allowed::not_allowed))
        .route(in_place::PATH, get(in_place::in_place))
}
