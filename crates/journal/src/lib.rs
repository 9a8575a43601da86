//! The durable record on SQLite, and evidence files beside it.
//!
//! It implements the ports of `response` and decides nothing: what an entry means, who may write it and what a hash
//! covers stand in `domain`. SQL is plain and runtime-checked; one folder of migrations is embedded.
#![deny(missing_docs)]

mod copy;
mod courses;
mod database;
mod devices;
mod drafts;
mod engagements;
mod erase;
mod events;
mod evidence;
mod failure;
mod freshness;
mod home;
mod leases;
mod list;
mod looks;
mod migrations;
mod mirror;
mod port;
mod record;
mod runbooks;
mod sessions;

pub use evidence::FileEvidence;
pub use failure::OpenError;
pub use home::Home;
pub use port::SqliteJournal;
