//! Acts without an end: after a crash, a lost answer or a time-out the store is read back. Settling claims the
//! state, never who caused it.

mod act;
mod run;
mod start;

pub(crate) use act::settle_act;
pub use run::{on_start, run};
pub(crate) use start::{claim, settle_lost_start, settle_start};
