//! Runbooks from the account to the page.

mod acts;
mod bad_input;
mod follow;
mod items;
mod pane;
pub mod steps;
