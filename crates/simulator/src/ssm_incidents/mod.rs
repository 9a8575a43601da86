//! Systems Manager Incident Manager, API version 2018-05-10.
//!
//! Authority: the service model of `ssm-incidents`, and the Incident Manager User Guide for what the model leaves open.

mod arns;
mod engage;
mod errors;
mod filter;
mod incidents;
mod operations;
mod plan;
mod record;
mod related;
mod replication;
mod runbook;
mod shapes;
mod timeline;
pub(crate) mod updates;

use crate::{page, times};

pub(crate) use arns::{plan_arn, replication_set_arn};
pub(crate) use incidents::{Incidents, Start};
pub(crate) use operations::SERVICE;
pub(crate) use plan::ResponsePlan;
pub(crate) use record::{Finding, IncidentRecord, Source, Status};
pub(crate) use related::RelatedItem;
pub(crate) use replication::{Region, ReplicationSet};
pub(crate) use timeline::{CUSTOM_EVENT, Event, NOTE, Timeline};
