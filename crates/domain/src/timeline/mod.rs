//! The timeline as it is shown: rows made of the store's events and the console's own entries.

mod assemble;
mod facts;
mod mirror;
mod plain;
mod reading;
mod row;
mod trailer;
mod words;

pub use assemble::{MirrorState, Sources, StoredEvent, assemble};
pub use facts::{facts, first_violation, thing_of_trigger};
pub use mirror::mirror;
pub use reading::{Reading, read_event};
pub use row::{Layer, Mark, Revision, Row, RowState};
pub use trailer::{TRAILER_LIMIT, Trailer};
pub use words::mirror_words;
