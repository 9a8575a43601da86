//! Sessions, kept in the journal's database: found by person and by the provider's session, listed, and ended.

mod ends;
mod listed;
mod row;
mod stands;
mod store;

pub use ends::SessionEnd;
pub use row::{Kept, SessionKey};
pub use stands::stands;
pub use store::{JournalSessions, SessionsError};
