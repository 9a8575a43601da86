//! The process dies at every commit and at every call of the account. What was acknowledged is on the record
//! afterwards, nothing is claimed that isn't so, and nothing happened twice.

mod act;
mod acts;
mod automation;
mod aws_down;
mod checks;
mod contacts;
mod containment;
mod courses;
mod death;
mod engaged;
mod engagements;
mod erased;
mod fleet;
mod ground;
mod journal;
mod killed;
mod lives;
mod process;
mod runbooks;
mod stop;
mod store;
mod tries;
