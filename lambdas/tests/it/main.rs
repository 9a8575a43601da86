//! The built functions as processes under Lambda's Runtime API, against a simulated account.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod containing;
mod detecting;
mod paging;
mod runtime;
mod scene;
mod starting;
