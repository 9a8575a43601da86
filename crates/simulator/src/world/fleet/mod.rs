//! The devices as AWS IoT's registry and policies know them: things, types, groups, certificates, policies.
//!
//! What decides about a client (default policy documents, their targets, membership in groups) exists twice: as stored,
//! which the control plane answers, and as in force, which follows after the policy delay and which connections obey.

mod arns;
mod bindings;
mod certificate;
mod condition;
mod connectivity;
mod decision;
mod document;
mod group;
mod policy;
mod registry;
mod template;
mod thing;

pub(crate) use arns::Arns;
pub(crate) use bindings::{Bindings, Change};
pub(crate) use certificate::{Certificate, CertificateStatus};
pub(crate) use connectivity::Connectivity;
pub(crate) use decision::{Client, Decision, Verdict};
pub(crate) use document::{Document, Malformed};
pub(crate) use group::{DynamicQuery, Group};
pub(crate) use policy::{EffectivePolicy, Policy, PolicyVersion};
pub(crate) use registry::Fleet;
pub(crate) use thing::{Link, Thing, ThingType};
