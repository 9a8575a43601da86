//! The timeline as it is shown: rows made of the store's events and the console's own entries.

mod assemble;
mod causes;
mod facts;
mod fold;
mod many;
mod marks;
mod mirror;
mod own;
mod plain;
mod reading;
mod report;
mod row;
mod runbooks;
mod store;
mod trailer;
mod words;

pub use assemble::{MirrorState, Sources, StoredEvent, assemble};
pub use facts::{facts, first_acknowledgement, first_violation, thing_of_trigger};
pub use many::{form_of, is_request_of_many};
pub use mirror::{mirror, mirror_many, tombstone};
pub(crate) use plain::short;
pub(crate) use reading::Alert;
pub use reading::{Reading, read_event};
pub use report::{REPORTER, Reported, read_report, read_report_at, report};
pub use row::{Layer, Mark, Revision, Row, RowState};
pub use trailer::{TRAILER_LIMIT, Trailer};
pub use words::mirror_words;
