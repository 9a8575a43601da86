//! Devices: what is known of one, then and now, and what is done with it short of containing it.

mod answer_form;
pub mod api;
pub mod form;
pub mod forms;
pub mod page;
mod pane;
pub mod parts;

pub use pane::DevicePane;
