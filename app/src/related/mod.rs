//! Related items: what else belongs to the incident.

mod add_dialog;
pub mod api;
mod item;
mod pane;

pub use pane::RelatedPane;
