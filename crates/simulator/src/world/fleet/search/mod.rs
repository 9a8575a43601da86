//! Fleet indexing's queries. Authority: IoT Developer Guide, "Query syntax" and "Example thing queries".

mod indexed;
mod matching;
mod parse;
mod query;

pub(crate) use indexed::Indexed;
pub(crate) use query::{InvalidQuery, Query};
