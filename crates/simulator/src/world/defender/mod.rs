//! Device Defender detect: profiles, what violated them, what was measured, what was done about it.

mod action;
mod alert;
mod controls;
mod criteria;
mod effects;
mod evaluate;
mod metrics;
mod profile;
mod state;
mod targets;
mod task;
mod usual;
mod violation;
mod watch;

pub(crate) use action::MitigationAction;
pub(crate) use alert::Alert;
pub use alert::AlertError;
pub(crate) use effects::{finish_due, next_end};
pub(crate) use evaluate::{invalidate, look, next_look, reported};
pub(crate) use profile::Profile;
pub(crate) use state::Defender;
pub(crate) use task::{Execution, MOST_AT_ONCE, Range, Target, Task, TaskStatus};
pub(crate) use violation::{Violation, ViolationEvent, is_kept};
