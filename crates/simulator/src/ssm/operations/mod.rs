//! The operations of Systems Manager, one per file.

mod create_document;
mod create_ops_item;
mod delete_document;
mod describe_automation_executions;
mod describe_automation_step_executions;
mod describe_document;
mod describe_ops_items;
mod filters;
mod get_automation_execution;
mod get_document;
mod get_ops_item;
mod list_document_versions;
mod list_documents;
mod send_automation_signal;
mod start_automation_execution;
mod stop_automation_execution;
mod update_document;
mod update_document_default_version;
mod update_ops_item;

use crate::wire::{COMMON, Dialect, Operation, Protocol, Service};

const OPERATIONS: &[&Operation] = &[
    &create_document::CREATE_DOCUMENT,
    &create_ops_item::CREATE_OPS_ITEM,
    &delete_document::DELETE_DOCUMENT,
    &describe_automation_executions::DESCRIBE_AUTOMATION_EXECUTIONS,
    &describe_automation_step_executions::DESCRIBE_AUTOMATION_STEP_EXECUTIONS,
    &describe_document::DESCRIBE_DOCUMENT,
    &describe_ops_items::DESCRIBE_OPS_ITEMS,
    &get_automation_execution::GET_AUTOMATION_EXECUTION,
    &get_document::GET_DOCUMENT,
    &get_ops_item::GET_OPS_ITEM,
    &list_document_versions::LIST_DOCUMENT_VERSIONS,
    &list_documents::LIST_DOCUMENTS,
    &send_automation_signal::SEND_AUTOMATION_SIGNAL,
    &start_automation_execution::START_AUTOMATION_EXECUTION,
    &stop_automation_execution::STOP_AUTOMATION_EXECUTION,
    &update_document::UPDATE_DOCUMENT,
    &update_document_default_version::UPDATE_DOCUMENT_DEFAULT_VERSION,
    &update_ops_item::UPDATE_OPS_ITEM,
];

pub(crate) static SERVICE: Service = Service {
    scope: "ssm",
    prefix: "ssm",
    protocol: Protocol::Json { target: "AmazonSSM" },
    dialect: Dialect {
        invalid: "ValidationException",
        denied: "AccessDeniedException",
        throttled: 400,
        names_quota: false,
        ..COMMON
    },
    operations: &[OPERATIONS],
    global: false,
};
