//! Taking devices out of traffic and letting them back, against a fleet in which changes bind late, clients come back
//! and calls fail.

mod approval;
mod many;
mod never_verified;
mod paging;
mod release;
mod reported;
mod states;
mod steps;
mod together;
mod undo;
mod ward;
