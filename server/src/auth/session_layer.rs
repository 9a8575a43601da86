//! The cookie that names a session.

use super::service::Oidc;
use crate::sessions::JournalSessions;
use tower_sessions::SessionManagerLayer;
use tower_sessions::cookie::SameSite;

/// The layer that gives each request its session. The cookie is gone with the browser, unreadable for scripts, bound
/// to this very host where there is TLS, and `Lax`: with `Strict` the provider's answer would come without it.
pub fn session_layer(auth: &Oidc) -> SessionManagerLayer<JournalSessions> {
    let secure = auth.settings.secure();
    SessionManagerLayer::new(auth.sessions.clone())
        // Browsers refuse the prefix without TLS, as in the demo on this machine.
        .with_name(if secure { "__Host-lazaret" } else { "lazaret" })
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
}
