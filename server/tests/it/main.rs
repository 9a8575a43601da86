//! The server as its callers see it: over HTTP, each test with a world of its own.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod acts;
mod auth;
mod containment;
mod devices;
mod engagements;
mod faults;
mod kill;
mod listed_sessions;
mod readiness;
mod rights;
mod runbook;
mod site;
mod start;
mod stream;
mod web;
