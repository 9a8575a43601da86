//! What things are: incidents, their record, people and their rights, the timeline and its filter language.
//!
//! Pure values and rules, compiled for the server and for the browser. No input or output, no clock, no
//! randomness, no AWS name: a moment or an id always comes in as an argument.
#![deny(missing_docs)]

pub mod act;
pub mod actor;
pub mod chain;
pub mod clocks;
pub mod closing;
pub mod containment;
pub mod detection;
pub mod device;
pub mod engagement;
pub mod entry;
pub mod event;
pub mod evidence;
pub mod filter;
pub mod ids;
pub mod incident;
pub mod list;
pub mod next;
pub mod presence;
pub mod readiness;
pub mod related;
pub mod rights;
pub mod runbook;
pub mod state;
pub mod text;
pub mod time;
pub mod timeline;
pub mod version;
pub mod view;
