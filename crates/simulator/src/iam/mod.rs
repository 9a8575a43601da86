//! IAM: who calls, and what the caller's policies allow.

mod caller;
mod devices;
mod evaluate;
mod policy;
mod seeded;
mod service;
mod tables;
mod uses;
mod wildcard;

pub(crate) use caller::Caller;
pub use policy::IamError;
pub(crate) use policy::Policy;
pub use seeded::{
    ADMIN_ACCESS_KEY, CONTAINMENT_ACCESS_KEY, READER_ACCESS_KEY, RESPONDER_ACCESS_KEY, SIMULATED_SECRET,
};
pub(crate) use service::SERVICE;
pub(crate) use tables::{Iam, Session, unique_id};
pub(crate) use uses::Ledger;
pub use uses::Uses;
pub(crate) use wildcard::matches;
