//! AWS Systems Manager Incident Manager's contacts (`ssm-contacts`): one file per operation.

mod accept;
mod adapter;
mod contact;
mod convert;
mod engage;
mod engagements;
mod list;
mod names;
mod pages;
mod port;
mod receipts;
mod stop;

pub use adapter::PagingContacts;
pub(crate) use names::Names;
pub use names::contact_of;
