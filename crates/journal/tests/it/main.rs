//! The journal's tests: one suite that every back-end must pass, and what only SQLite and files have.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod conformance;
mod evidence;
mod made;
mod sqlite;
mod suite;
