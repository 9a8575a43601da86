//! What the containment pane and its forms are made of, as markup: the server makes it, the browser shows it.

mod acts;
mod approval;
mod blast;
mod forms;
mod line;
mod many;
mod proof;
mod quarantine;
mod whole;

pub use forms::{approve, cut, extend, reject, release, undo};
pub use quarantine::{quarantine, quarantine_many};
pub use whole::pane;
