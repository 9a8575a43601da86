//! What people do, one act per file. Each takes the entry id that the form chose, so a double submit is one entry.

mod accept_page;
mod acknowledge;
mod add_item;
mod amend;
mod annotate;
mod appoint;
mod attach;
mod duplicate;
mod end;
mod engage;
mod erase;
mod note;
mod pin;
mod record;
mod remove_item;
mod reopen;
mod resolve;
mod set_status;
mod start;
mod stop_engagement;
mod store_act;
mod update;

pub use accept_page::accept_page;
pub use acknowledge::acknowledge;
pub use add_item::add_item;
pub use amend::amend;
pub use annotate::annotate;
pub use appoint::{Appointment, appoint};
pub use attach::attach;
pub use duplicate::duplicate;
pub(crate) use duplicate::duplicate_item;
pub(crate) use end::{IN_DOUBT, end, ended};
pub use engage::engage;
pub use erase::erase;
pub use note::note;
pub use pin::pin;
pub use remove_item::remove_item;
pub use reopen::reopen;
pub use resolve::resolve;
pub(crate) use start::first_note;
pub use start::start;
pub use stop_engagement::stop_engagement;
pub use update::{Seen, update};

pub(crate) use record::record;
pub(crate) use store_act::{in_store, write_outcome};
