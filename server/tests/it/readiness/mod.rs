//! The readiness page's checks.

mod import;
mod kept;
mod page;
mod quarantine;
mod setup;

pub use setup::Before;
