//! Starting an incident by hand: a dialog on the list, and the same form as a page of its own.

mod fields;
mod form;
mod input;
mod start_button;
mod start_page;

pub use input::{Checked, StartInput};
pub use start_button::StartButton;
pub use start_page::StartPage;
