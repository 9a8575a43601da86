//! Systems Manager Incident Manager Contacts, API version 2021-05-03: contacts, their channels, engagements and pages.
//!
//! Authority: the service model of `ssm-contacts`, and the Incident Manager User Guide for what the model leaves open. What
//! pages people as time passes is `world::paging`.

mod arns;
mod channel;
mod codes;
mod contact;
mod contacts;
pub(crate) mod errors;
mod inbox;
mod operations;
mod pages;
mod plan;
mod shapes;

pub(crate) use arns::{channel_arn, contact_arn, engagement_arn, page_arn};
pub use channel::Reach;
pub(crate) use channel::{Channel, ChannelKind};
pub(crate) use codes::{code, code_matches};
pub(crate) use contact::{Contact, ContactKind};
pub(crate) use contacts::Contacts;
pub(crate) use inbox::Inbox;
pub(crate) use operations::SERVICE;
pub(crate) use plan::{Plan, Stage, Target};
