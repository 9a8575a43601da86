//! The timeline's filter language.

mod error;
mod indexed;
mod parse;

pub use error::FilterError;
pub use indexed::Indexed;
pub use parse::Filter;
