//! AWS Systems Manager Automation as runbooks: one file per operation.

mod adapter;
mod convert;
mod document;
mod execution;
mod runbooks;
mod signal;
mod start;
mod started_by;
mod steps;
mod stop;

pub use adapter::Automation;
