//! `GET /auth/signed-out`: the end of a session.

use super::page::Page;
use axum::response::Response;
use http::{HeaderMap, StatusCode};

/// Where it stands; the provider sends the browser here after signing it out.
pub const PATH: &str = "/auth/signed-out";

/// The page.
pub async fn signed_out(headers: HeaderMap) -> Response {
    Page {
        status: StatusCode::OK,
        title: "You are signed out",
        text: "Drafts are kept until you come back.",
        action: Some(("Sign in", "/auth/login")),
        new_tab: false,
    }
    .answer(&headers)
}
