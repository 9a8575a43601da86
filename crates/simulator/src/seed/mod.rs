//! The story that seeds the demo: a water utility's fleet, its incidents, the people who answer them.
//!
//! Everybody in it is plainly a role. It is deterministic: the same start time gives the same world, ids included.

pub(crate) mod bulk;
mod clients;
mod contacts;
mod detect;
mod fleet;
pub(crate) mod history;
mod open;
mod pages;
mod people;
mod plans;
pub(crate) mod replication;
mod runbook;
mod scene;
mod story;
pub(crate) mod watched;

pub use bulk::Things;

use crate::world::{State, paging};

/// Resolved incidents of the year before the start.
const RESOLVED: usize = 240;

/// Plants the demo's world as of `now`.
pub(crate) fn plant(state: &mut State, now: i64) {
    fleet::plant(&mut state.account, now);
    plans::plant(&mut state.account, now);
    history::resolved(&mut state.account, RESOLVED, now);
    open::plant(&mut state.account, now);
    story::plant(state, now);
    clients::plant(&mut state.account, now);
    detect::plant(state, now);
    state.account.index_all(now);
    // What came before the start is part of the seed, ids included.
    paging::run_due(&mut state.account, now);
}
