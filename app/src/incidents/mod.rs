//! The incidents list, starting an incident by hand, and the incident page.

pub mod address;
pub mod api;
pub mod list;
pub mod page;
pub mod start;
