//! What the console does: ports to the outside world and one use case per file.
//!
//! Every use case takes the [`Console`] and an [`domain::actor::Actor`] first and checks the actor's rights itself.
//! It knows no AWS, no SQL and no web framework: those implement its ports.
#![deny(missing_docs)]

pub mod console;
pub mod error;
pub mod live;
pub mod ports;

pub use console::{Console, Settings};
pub use error::ResponseError;
