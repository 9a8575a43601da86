//! AWS, as the ports of `response` need it: the only crate that names `aws_sdk_*`.
//!
//! [`Account::connect`] learns which account the credentials belong to; its adapters implement the ports. Every
//! call goes through the [`gateway`], which alone paces, retries, times out and translates errors. It decides
//! nothing about incidents and keeps nothing but calls that are under way.
#![deny(missing_docs)]

mod account;
pub mod automation;
pub mod contacts;
pub mod gateway;
pub mod incident_manager;
pub mod iot;
mod moments;
mod pages;
pub mod preparation;
mod settings;

pub use account::{Account, ConnectError};
pub use automation::Automation;
pub use contacts::PagingContacts;
pub use incident_manager::IncidentManager;
pub use iot::Iot;
pub use preparation::Preparation;
pub use settings::{AwsSettings, Credentials};
