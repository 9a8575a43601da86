//! The operations of Incident Manager, one per file.

mod batch_get_incident_findings;
mod create_replication_set;
mod create_response_plan;
mod create_timeline_event;
mod delete_incident_record;
mod delete_replication_set;
mod delete_resource_policy;
mod delete_response_plan;
mod delete_timeline_event;
mod get_incident_record;
mod get_replication_set;
mod get_resource_policies;
mod get_response_plan;
mod get_timeline_event;
mod list_incident_findings;
mod list_incident_records;
mod list_related_items;
mod list_replication_sets;
mod list_response_plans;
mod list_tags_for_resource;
mod list_timeline_events;
mod put_resource_policy;
mod start_incident;
mod tag_resource;
mod untag_resource;
mod update_deletion_protection;
mod update_incident_record;
mod update_related_items;
mod update_replication_set;
mod update_response_plan;
mod update_timeline_event;

use crate::wire::{COMMON, Operation, Protocol, Service};

const OPERATIONS: &[&Operation] = &[
    &batch_get_incident_findings::BATCH_GET_INCIDENT_FINDINGS,
    &create_replication_set::CREATE_REPLICATION_SET,
    &create_response_plan::CREATE_RESPONSE_PLAN,
    &create_timeline_event::CREATE_TIMELINE_EVENT,
    &delete_incident_record::DELETE_INCIDENT_RECORD,
    &delete_replication_set::DELETE_REPLICATION_SET,
    &delete_resource_policy::DELETE_RESOURCE_POLICY,
    &delete_response_plan::DELETE_RESPONSE_PLAN,
    &delete_timeline_event::DELETE_TIMELINE_EVENT,
    &get_incident_record::GET_INCIDENT_RECORD,
    &get_replication_set::GET_REPLICATION_SET,
    &get_resource_policies::GET_RESOURCE_POLICIES,
    &get_response_plan::GET_RESPONSE_PLAN,
    &get_timeline_event::GET_TIMELINE_EVENT,
    &list_incident_findings::LIST_INCIDENT_FINDINGS,
    &list_incident_records::LIST_INCIDENT_RECORDS,
    &list_related_items::LIST_RELATED_ITEMS,
    &list_replication_sets::LIST_REPLICATION_SETS,
    &list_response_plans::LIST_RESPONSE_PLANS,
    &list_tags_for_resource::LIST_TAGS_FOR_RESOURCE,
    &list_timeline_events::LIST_TIMELINE_EVENTS,
    &put_resource_policy::PUT_RESOURCE_POLICY,
    &start_incident::START_INCIDENT,
    &tag_resource::TAG_RESOURCE,
    &untag_resource::UNTAG_RESOURCE,
    &update_deletion_protection::UPDATE_DELETION_PROTECTION,
    &update_incident_record::UPDATE_INCIDENT_RECORD,
    &update_related_items::UPDATE_RELATED_ITEMS,
    &update_replication_set::UPDATE_REPLICATION_SET,
    &update_response_plan::UPDATE_RESPONSE_PLAN,
    &update_timeline_event::UPDATE_TIMELINE_EVENT,
];

pub(crate) static SERVICE: Service = Service {
    scope: "ssm-incidents",
    prefix: "ssm-incidents",
    protocol: Protocol::RestJson,
    dialect: COMMON,
    operations: &[OPERATIONS],
    global: false,
};
