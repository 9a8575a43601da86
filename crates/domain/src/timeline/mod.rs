//! The timeline as it is shown: rows made of the store's events and the console's own entries.

mod row;

pub use row::{Layer, Mark, Revision, Row, RowState};
