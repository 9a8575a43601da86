//! The operations of the registry and what belongs to it, one per file.

mod add_thing_to_thing_group;
mod attach_policy;
mod attach_thing_principal;
mod create_dynamic_thing_group;
mod create_job;
mod create_keys_and_certificate;
mod create_policy;
mod create_policy_version;
mod create_thing;
mod create_thing_group;
mod create_thing_type;
mod delete_certificate;
mod delete_dynamic_thing_group;
mod delete_policy;
mod delete_policy_version;
mod delete_thing;
mod delete_thing_group;
mod delete_thing_type;
mod deprecate_thing_type;
mod describe_certificate;
mod describe_endpoint;
mod describe_index;
mod describe_job;
mod describe_job_execution;
mod describe_thing;
mod describe_thing_group;
mod describe_thing_type;
mod detach_policy;
mod detach_thing_principal;
mod get_effective_policies;
mod get_indexing_configuration;
mod get_policy;
mod get_policy_version;
mod get_thing_connectivity_data;
mod get_v2_logging_options;
mod list_attached_policies;
mod list_certificates;
mod list_indices;
mod list_job_executions_for_thing;
mod list_policies;
mod list_policy_versions;
mod list_principal_things;
mod list_principal_things_v2;
mod list_targets_for_policy;
mod list_thing_groups;
mod list_thing_groups_for_thing;
mod list_thing_principals;
mod list_thing_principals_v2;
mod list_thing_types;
mod list_things;
mod list_things_in_thing_group;
mod register_certificate_without_ca;
mod remove_thing_from_thing_group;
mod search_index;
mod set_default_policy_version;
mod set_v2_logging_options;
mod test_authorization;
mod update_certificate;
mod update_dynamic_thing_group;
mod update_indexing_configuration;
mod update_thing;
mod update_thing_group;
mod update_thing_groups_for_thing;
mod update_thing_type;

use crate::wire::Operation;

pub(super) const OPERATIONS: &[&Operation] = &[
    &add_thing_to_thing_group::ADD_THING_TO_THING_GROUP,
    &attach_policy::ATTACH_POLICY,
    &attach_thing_principal::ATTACH_THING_PRINCIPAL,
    &create_dynamic_thing_group::CREATE_DYNAMIC_THING_GROUP,
    &create_job::CREATE_JOB,
    &create_keys_and_certificate::CREATE_KEYS_AND_CERTIFICATE,
    &create_policy::CREATE_POLICY,
    &create_policy_version::CREATE_POLICY_VERSION,
    &create_thing::CREATE_THING,
    &create_thing_group::CREATE_THING_GROUP,
    &create_thing_type::CREATE_THING_TYPE,
    &delete_certificate::DELETE_CERTIFICATE,
    &delete_dynamic_thing_group::DELETE_DYNAMIC_THING_GROUP,
    &delete_policy::DELETE_POLICY,
    &delete_policy_version::DELETE_POLICY_VERSION,
    &delete_thing::DELETE_THING,
    &delete_thing_group::DELETE_THING_GROUP,
    &delete_thing_type::DELETE_THING_TYPE,
    &deprecate_thing_type::DEPRECATE_THING_TYPE,
    &describe_certificate::DESCRIBE_CERTIFICATE,
    &describe_endpoint::DESCRIBE_ENDPOINT,
    &describe_index::DESCRIBE_INDEX,
    &describe_job::DESCRIBE_JOB,
    &describe_job_execution::DESCRIBE_JOB_EXECUTION,
    &describe_thing::DESCRIBE_THING,
    &describe_thing_group::DESCRIBE_THING_GROUP,
    &describe_thing_type::DESCRIBE_THING_TYPE,
    &detach_policy::DETACH_POLICY,
    &detach_thing_principal::DETACH_THING_PRINCIPAL,
    &get_effective_policies::GET_EFFECTIVE_POLICIES,
    &get_indexing_configuration::GET_INDEXING_CONFIGURATION,
    &get_policy::GET_POLICY,
    &get_policy_version::GET_POLICY_VERSION,
    &get_thing_connectivity_data::GET_THING_CONNECTIVITY_DATA,
    &get_v2_logging_options::GET_V2_LOGGING_OPTIONS,
    &list_attached_policies::LIST_ATTACHED_POLICIES,
    &list_certificates::LIST_CERTIFICATES,
    &list_indices::LIST_INDICES,
    &list_job_executions_for_thing::LIST_JOB_EXECUTIONS_FOR_THING,
    &list_policies::LIST_POLICIES,
    &list_policy_versions::LIST_POLICY_VERSIONS,
    &list_principal_things::LIST_PRINCIPAL_THINGS,
    &list_principal_things_v2::LIST_PRINCIPAL_THINGS_V2,
    &list_targets_for_policy::LIST_TARGETS_FOR_POLICY,
    &list_thing_groups::LIST_THING_GROUPS,
    &list_thing_groups_for_thing::LIST_THING_GROUPS_FOR_THING,
    &list_thing_principals::LIST_THING_PRINCIPALS,
    &list_thing_principals_v2::LIST_THING_PRINCIPALS_V2,
    &list_thing_types::LIST_THING_TYPES,
    &list_things::LIST_THINGS,
    &list_things_in_thing_group::LIST_THINGS_IN_THING_GROUP,
    &register_certificate_without_ca::REGISTER_CERTIFICATE_WITHOUT_CA,
    &remove_thing_from_thing_group::REMOVE_THING_FROM_THING_GROUP,
    &search_index::SEARCH_INDEX,
    &set_default_policy_version::SET_DEFAULT_POLICY_VERSION,
    &set_v2_logging_options::SET_V2_LOGGING_OPTIONS,
    &test_authorization::TEST_AUTHORIZATION,
    &update_certificate::UPDATE_CERTIFICATE,
    &update_dynamic_thing_group::UPDATE_DYNAMIC_THING_GROUP,
    &update_indexing_configuration::UPDATE_INDEXING_CONFIGURATION,
    &update_thing::UPDATE_THING,
    &update_thing_group::UPDATE_THING_GROUP,
    &update_thing_groups_for_thing::UPDATE_THING_GROUPS_FOR_THING,
    &update_thing_type::UPDATE_THING_TYPE,
];
