//! The deployed web process: configuration, sign-in, routes, event streams, and the composition of everything.
#![deny(missing_docs)]

pub mod answers;
pub mod auth;
pub mod backend;
pub mod config;
pub mod events;
pub mod evidence;
mod finish;
pub mod health;
pub mod record;
pub mod router;
pub mod run;
pub mod security_headers;
pub mod sessions;
pub mod state;
mod too_large;

pub use config::Config;
pub use run::{Running, start};
pub use state::State;
