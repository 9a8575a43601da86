//! The timeline's filter language.
//!
//! Words and `"phrases"` must occur in a row; `AND` (or nothing), `OR`, `NOT` and parentheses combine them; fields
//! narrow them: `type:`, `actor:`, `text:`, `state:`, `is:`, `after:`, `before:`. Letter case never matters.

mod error;
mod expr;
mod indexed;
mod lexer;
mod moment;
mod parse;
mod print;
mod words;

pub use error::FilterError;
pub use indexed::Indexed;
pub use parse::Filter;
