//! The process dies at every commit and at every call of the account. What was acknowledged is on the record
//! afterwards, nothing is claimed that isn't so, and nothing happened twice.

mod acts;
mod checks;
mod containment;
mod courses;
mod death;
mod fleet;
mod journal;
mod killed;
mod lives;
mod process;
mod stop;
mod store;
mod tries;
