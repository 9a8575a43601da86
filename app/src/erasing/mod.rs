//! Erasing what somebody wrote, where the law asks for it: a page of its own, for it can't be undone.

pub mod api;
mod page;
pub mod parts;

pub use page::ErasePage;
