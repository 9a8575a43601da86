//! What the console does: ports to the outside world and one use case per file.
//!
//! Every use case takes the [`Console`] and an [`domain::actor::Actor`] first and checks the actor's rights itself.
//! It knows no AWS, no SQL and no web framework: those implement its ports.
//!
//! - [`incidents`]: what is read – always the copy that [`ingest`] keeps, never the store itself.
//! - [`acts`]: what people do – journal first, then the store, then the outcome ([`settle`] finds it out when it
//!   was lost), then the [`mirror`] on the incident's own timeline.
//! - [`workflow`]: what happens before anybody looks – a detection becomes an incident, its devices are contained,
//!   people are paged. It needs no journal: the incident's own timeline is its record.
#![deny(missing_docs)]

pub mod acts;
mod aside;
pub mod audit;
pub mod console;
pub mod containment;
pub mod devices;
pub mod drafts;
pub mod engagements;
pub mod error;
pub mod evidence;
pub mod incidents;
pub mod ingest;
pub mod live;
pub mod looks;
pub mod mirror;
pub mod ports;
pub mod readiness;
mod recent;
pub mod runbooks;
pub mod sessions;
pub mod settle;
pub mod snapshot;
pub mod workflow;

pub use aside::aside;
pub use console::{Console, Settings};
pub use error::ResponseError;
pub use recent::Recent;
