//! `GET /auth/not-allowed`: signed in at the provider, but in no group that the console knows.

use super::page::Page;
use axum::response::Response;
use http::{HeaderMap, StatusCode};

/// Where it stands.
pub const PATH: &str = "/auth/not-allowed";

/// The page. It names nobody: it may be opened by anybody.
pub async fn not_allowed(headers: HeaderMap) -> Response {
    Page {
        status: StatusCode::FORBIDDEN,
        title: "You are not allowed in",
        text: "You are known to your identity provider, but none of your groups may use Lazaret. \
               Ask whoever runs it to add one.",
        action: Some(("Sign in as somebody else", "/auth/login?again=yes")),
        new_tab: false,
    }
    .answer(&headers)
}
