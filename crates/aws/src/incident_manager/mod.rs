//! AWS Systems Manager Incident Manager as an incident store: one file per operation.

mod adapter;
mod add_related;
mod convert;
mod create_event;
mod event;
mod events;
mod get_incident;
mod list_incidents;
mod names;
mod pages;
mod plan;
mod plans;
mod related;
mod remove_related;
mod replication;
mod start;
mod store;
mod update;
mod update_event;

pub use adapter::IncidentManager;
pub use names::incident_of;
