//! The simulated account in process, over HTTP: what boto3's suite (`tests/boto`) does not reach.
#![expect(clippy::unwrap_used, reason = "a failed test says where")]

mod alerts;
mod automation;
mod bulk;
mod clock;
mod connections;
mod defender;
mod faults;
mod functions;
mod harness;
mod identity;
mod lifecycle;
mod paging;
mod runtime;
mod stack;
mod story;
