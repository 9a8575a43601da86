//! What the readiness pages are made of, as markup: the server makes it, the browser shows it.

mod changes;
mod import;
mod line;
mod send;
mod waiting;
mod whole;

pub use import::import;
pub use whole::whole;
