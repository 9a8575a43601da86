//! Whether what an incident will need is there: a list of checks, each by itself. One that can't be made says so, and the
//! others stand. A new one is a file here and a place in [`CHECKS`].

mod actions;
mod answers;
mod certificates;
mod check;
mod checks;
mod indexing;
mod kept;
mod logging;
mod permissions;
mod plans;
mod profiles;
mod quarantine;
mod reach;
mod read;
mod refresh;
mod replication;
mod training;
mod view;

pub(crate) use answers::{ANSWERS, devices};
pub use check::{Check, Reading};
pub use checks::CHECKS;
pub use kept::Kept;
pub(crate) use read::renew;
pub use refresh::refresh;
pub use view::view;
