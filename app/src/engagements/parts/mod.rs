//! What the engagements pane and its forms are made of, as markup: the server makes it, the browser shows it.

mod acts;
mod engagement;
mod forms;
mod page;
mod turns;
mod whole;

pub use forms::{accept, engage, hand_over, stop};
pub use whole::pane;
