//! The copy of the incident store.

mod columns;
pub(crate) mod listing;
mod read;
mod record;
mod related;
mod state;
mod summaries;

pub(crate) use columns::{held_number, held_of, impact_of};
pub(crate) use listing::renew_of;
pub(crate) use read::{copy, never_read, open_incidents};
pub(crate) use record::save as save_record;
pub(crate) use related::save as save_related;
pub(crate) use state::save as save_state;
pub(crate) use summaries::save as save_summaries;
