//! Systems Manager Automation: runbooks that run on the world's clock.
//!
//! Authority: Systems Manager User Guide, "Automation actions reference" and "Properties shared by all actions".

mod actions;
mod answered;
mod automations;
mod engine;
mod execution;
mod failure;
mod run;
mod run_as;
pub(crate) mod runbook;
mod selector;
mod signal;
mod start;
mod status;
mod stop;
mod variables;

pub(crate) use answered::{answered, waits_for};
pub(crate) use automations::Automations;
pub(crate) use engine::{next_due, run_due};
pub(crate) use execution::Execution;
pub(crate) use failure::Failure;
pub(crate) use run::Run;
pub(crate) use run_as::RunAs;
pub(crate) use signal::{Signal, SignalKind};
pub(crate) use start::Start;
pub(crate) use status::Status;
pub(crate) use stop::stop;
