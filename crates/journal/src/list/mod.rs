//! The list of incidents: a page, its counts, and the filter both share.

mod counts;
mod filter;
mod page;

pub(crate) use page::page;
