//! From a message to one incident, and to somebody's phone.

mod deaths;
mod detecting;
mod faults;
mod memory;
mod paging;
mod phones;
mod storms;
mod world;
