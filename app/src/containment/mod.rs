//! Containment: the four states of a device with their proof, and the acts that lead there and back.

pub mod api;
pub mod form;
mod pane;
pub mod parts;

pub use pane::ContainmentPane;
