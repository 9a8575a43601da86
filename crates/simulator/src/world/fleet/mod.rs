//! The devices as AWS IoT's registry and policies know them: things, types, groups, certificates, policies.
//!
//! What decides about a client (default policy documents, their targets, membership in groups) exists twice: as stored,
//! which the control plane answers, and as in force, which follows after the policy delay and which connections obey.

mod arns;
mod bindings;
mod certificate;
mod certificates;
mod condition;
mod connectivity;
mod decision;
mod document;
mod group;
mod grouping;
mod indexing;
mod job;
mod membership;
mod policy;
mod registry;
mod search;
mod targets;
mod template;
mod thing;
mod things;

pub(crate) use arns::Arns;
pub(crate) use bindings::{Bindings, Change};
pub(crate) use certificate::{Certificate, CertificateStatus};
pub(crate) use certificates::{certificate_id, id_of_pem, pretended_pem};
pub(crate) use connectivity::Connectivity;
pub(crate) use decision::{Client, Decision, Verdict};
pub(crate) use document::{Document, Malformed};
pub(crate) use group::{DynamicQuery, Group};
pub(crate) use indexing::Indexing;
pub(crate) use job::{Execution, Job};
pub(crate) use membership::Unjoinable;
pub(crate) use policy::{EffectivePolicy, Policy, PolicyVersion};
pub(crate) use registry::Fleet;
pub(crate) use search::{Indexed, InvalidQuery, Query};
pub(crate) use targets::MOST_POLICIES;
pub(crate) use thing::{Link, Thing, ThingType};
