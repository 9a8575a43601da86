//! The timeline: story and activity, filtered and live; notes, pins, remarks, evidence.

mod after_paint;
pub mod api;
mod attach;
mod composer;
mod divided;
mod evidence;
mod filter_box;
pub mod forms;
mod pane;
mod passing;
mod row;
mod row_acts;
mod row_menu;
mod row_meta;
mod rows;
mod shown_layer;

pub use pane::TimelinePane;
