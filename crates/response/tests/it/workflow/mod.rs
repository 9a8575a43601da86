//! From a message to one incident.

mod deaths;
mod detecting;
mod faults;
mod memory;
mod storms;
mod world;
