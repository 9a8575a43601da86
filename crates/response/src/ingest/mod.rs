//! Copies the store into the journal's database: every open incident, watched or not, and more often what somebody
//! looks at. Pages, lists and search read that copy and never wait for the store.

mod lists;
mod pace;
mod refresh;
mod run;

pub use refresh::refresh;
pub use run::run;
