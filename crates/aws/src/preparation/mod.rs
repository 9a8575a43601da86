//! How the account is set up: what IoT, Incident Manager and IAM answer about it, put together. Their operations stand
//! with each service.

mod adapter;
mod permissions;

pub use adapter::Preparation;
pub(crate) use permissions::judged_by;
