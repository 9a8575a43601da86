//! Sign-in: the OIDC code flow with PKCE, sessions, signing out here and at the provider.
//!
//! One file per step. Nothing here logs tokens, codes, cookies or state.

mod backchannel_logout;
mod callback;
mod http_client;
mod identity;
mod in_place;
mod login;
mod logout;
mod logout_token;
mod not_allowed;
mod own_path;
mod pace;
mod page;
mod pending;
mod provider;
mod require_session;
mod routes;
mod service;
mod session_layer;
mod settings;
mod sign_in_error;
mod signed_in;
mod signed_out;

pub use http_client::HttpError;
pub use own_path::OwnPath;
pub use pace::SIGN_INS_AT_ONCE;
pub use require_session::{BACKGROUND, require_session};
pub use routes::routes;
pub use service::{AuthError, Oidc};
pub use session_layer::session_layer;
pub use settings::{AuthSettings, AuthSettingsError, OidcSettings, SessionSettings};
pub use signed_in::{Hint, SignedIn};
