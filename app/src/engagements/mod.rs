//! Engagements: who was paged on which channel, what became of it, whom it escalates to and when.

pub mod api;
pub mod form;
mod pane;
pub mod parts;

pub use pane::EngagementsPane;
