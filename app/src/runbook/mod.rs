//! The runbook pane: the steps of an incident's automation as a checklist, and what people do with them.

pub mod api;
pub mod form;
mod pane;
pub mod parts;

pub use pane::RunbookPane;
