//! Starting an incident by hand.

mod form;
mod input;
pub mod parts;
mod start_button;
mod start_page;

pub use input::{Checked, StartInput};
pub use start_button::StartButton;
pub use start_page::StartPage;
