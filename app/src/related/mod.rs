//! Related items: what else belongs to the incident.

pub mod api;
mod form;
mod item;
mod pane;

pub use form::form;
pub use pane::RelatedPane;
