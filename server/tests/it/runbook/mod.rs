//! Runbooks from the account to the page.

mod acts;
mod approvals;
mod bad_input;
mod follow;
mod items;
mod late;
mod pane;
pub mod steps;
