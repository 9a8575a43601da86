//! Taking devices out of traffic and letting them back, against a fleet in which changes bind late, clients come back
//! and calls fail: one in memory, and the simulated account over the wire (`wire`, `bad_input`).

mod approval;
mod asked_about;
mod bad_input;
mod blast;
mod many;
mod never_verified;
mod paging;
mod release;
mod reported;
mod reused;
mod states;
mod steps;
mod thousand;
mod throttled;
mod together;
mod told;
mod undo;
pub mod ward;
mod wire;
