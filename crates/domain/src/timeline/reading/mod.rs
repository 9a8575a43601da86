//! The store's events in plain words, one file per family of types.

mod alert;
mod contacts;
mod free;
mod read;
mod trigger;
mod update;

pub(crate) use alert::Alert;
pub(super) use contacts::{acknowledged_page, paged, paging};
pub(super) use free::is_report_of_containment;
pub use read::{Reading, read_event};
pub(super) use read::{is_acknowledgement, is_trigger, is_written_by_tools, text_of};
pub(super) use trigger::{alert_of, thing_of};
pub(super) use update::{Change, changes, item_key, untitled};
