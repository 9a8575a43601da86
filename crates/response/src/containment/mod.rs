//! Taking devices out of traffic and letting them back. People and automations ask, one use case per file; [`run()`]
//! brings it about: it reads AWS first, does only what is lacking, and claims only what it read back.

mod again;
mod answers;
mod approve;
mod ask;
mod asked_about;
mod blast_radius;
mod chain;
mod due;
mod expiry;
mod extend;
mod force;
mod glances;
mod import;
mod list;
mod observe;
mod page;
mod quarantine;
mod questions;
mod recovery;
mod reject;
mod release;
mod report;
mod run;
mod take;
mod undo;
mod work;

pub use answers::set_answers;
pub use approve::approve;
pub use ask::{Asked, Outcome, QuarantineAsk};
pub use asked_about::asked_about;
pub use blast_radius::blast_radius;
pub(crate) use chain::{chain_of, entry_of, touch};
pub use extend::extend;
pub(crate) use force::is_in_force;
pub use glances::glances;
pub use import::{
    FILE_LIMIT, Import, Waiting, drop_file, export_answers, import_answers, import_state, keep_file,
    refuse_file,
};
pub(crate) use list::current_of;
pub use list::{containments, current, on_incident};
pub(crate) use observe::observe;
pub use quarantine::quarantine;
pub(crate) use questions::{Topics, questions};
pub(crate) use recovery::recovery;
pub use reject::reject;
pub use release::release;
pub(crate) use report::{CANNOT, news};
pub use run::run;
pub(crate) use take::take;
pub use undo::{undo, undo_differences};
pub use work::work;
