//! The deployed web process: configuration, sign-in, routes, event streams, and the composition of everything.
#![deny(missing_docs)]

pub mod answers;
pub mod auth;
pub mod backend;
pub mod config;
pub mod events;
pub mod evidence;
pub mod figures;
mod finish;
mod folder;
pub mod health;
mod home;
mod listener;
pub mod record;
mod refusal;
pub mod router;
pub mod run;
pub mod security_headers;
pub mod sessions;
pub mod state;
mod too_large;
pub mod uploads;
pub mod work;

pub use config::Config;
pub use run::{Running, start};
pub use state::State;
pub use work::{Ended, Work};
