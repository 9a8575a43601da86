//! Copies the store into the journal's database: every open incident, watched or not, and more often what somebody
//! looks at. Pages, lists and search read that copy and never wait for the store.

mod adopt;
mod copy;
mod lists;
mod pace;
mod readings;
mod refresh;
mod run;

pub use readings::Readings;
pub(crate) use readings::{read_now, read_soon};
pub use refresh::refresh;
pub use run::run;
