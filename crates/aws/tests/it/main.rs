//! The gateway by itself, and the adapters against a simulated account over HTTP.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod account;
mod automation;
mod bench;
mod contacts;
mod endpoint;
#[path = "../fleet/mod.rs"]
mod fleet;
mod gateway;
mod incident_manager;
mod iot;
mod preparation;
mod workflow;
