//! Taking devices out of traffic and letting them back. People and automations ask, one use case per file; [`run()`]
//! brings it about: it reads AWS first, does only what is lacking, and claims only what it read back.

mod answers;
mod approve;
mod ask;
mod blast_radius;
mod chain;
mod due;
mod expiry;
mod extend;
mod import;
mod list;
mod observe;
mod quarantine;
mod questions;
mod reject;
mod release;
mod report;
mod run;
mod undo;
mod work;

pub use answers::set_answers;
pub use approve::approve;
pub use ask::{Asked, Outcome, QuarantineAsk};
pub use blast_radius::blast_radius;
pub(crate) use chain::{chain_of, entry_of, touch};
pub use extend::extend;
pub use import::{
    FILE_LIMIT, Import, Waiting, drop_file, export_answers, import_answers, import_state, keep_file,
    refuse_file,
};
pub use list::{containments, current, on_incident};
pub use quarantine::quarantine;
pub(crate) use questions::questions;
pub use reject::reject;
pub use release::release;
pub use run::run;
pub use undo::{undo, undo_differences};
pub use work::work;
