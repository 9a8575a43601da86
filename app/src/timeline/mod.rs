//! The timeline: story and activity, filtered and live; notes, pins, remarks, evidence.

pub mod api;
mod composer;
mod divided;
mod editor;
mod evidence;
mod filter_box;
mod pane;
mod row;
mod row_acts;
mod row_meta;
mod rows;
mod shown_layer;

pub use pane::TimelinePane;
