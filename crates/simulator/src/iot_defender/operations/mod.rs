//! The operations of Device Defender detect, one per file.

mod attach_security_profile;
mod cancel_detect_mitigation_actions_task;
mod create_mitigation_action;
mod create_security_profile;
mod delete_mitigation_action;
mod delete_security_profile;
mod describe_detect_mitigation_actions_task;
mod describe_mitigation_action;
mod describe_security_profile;
mod detach_security_profile;
mod get_behavior_model_training_summaries;
mod list_active_violations;
mod list_detect_mitigation_actions_executions;
mod list_detect_mitigation_actions_tasks;
mod list_metric_values;
mod list_mitigation_actions;
mod list_security_profiles;
mod list_security_profiles_for_target;
mod list_targets_for_security_profile;
mod list_violation_events;
mod put_verification_state_on_violation;
mod start_detect_mitigation_actions_task;
mod update_mitigation_action;
mod update_security_profile;
mod validate_security_profile_behaviors;

use crate::wire::Operation;

pub(crate) const OPERATIONS: &[&Operation] = &[
    &attach_security_profile::ATTACH_SECURITY_PROFILE,
    &cancel_detect_mitigation_actions_task::CANCEL_DETECT_MITIGATION_ACTIONS_TASK,
    &create_mitigation_action::CREATE_MITIGATION_ACTION,
    &create_security_profile::CREATE_SECURITY_PROFILE,
    &delete_mitigation_action::DELETE_MITIGATION_ACTION,
    &delete_security_profile::DELETE_SECURITY_PROFILE,
    &describe_detect_mitigation_actions_task::DESCRIBE_DETECT_MITIGATION_ACTIONS_TASK,
    &describe_mitigation_action::DESCRIBE_MITIGATION_ACTION,
    &describe_security_profile::DESCRIBE_SECURITY_PROFILE,
    &detach_security_profile::DETACH_SECURITY_PROFILE,
    &get_behavior_model_training_summaries::GET_BEHAVIOR_MODEL_TRAINING_SUMMARIES,
    &list_active_violations::LIST_ACTIVE_VIOLATIONS,
    &list_detect_mitigation_actions_executions::LIST_DETECT_MITIGATION_ACTIONS_EXECUTIONS,
    &list_detect_mitigation_actions_tasks::LIST_DETECT_MITIGATION_ACTIONS_TASKS,
    &list_metric_values::LIST_METRIC_VALUES,
    &list_mitigation_actions::LIST_MITIGATION_ACTIONS,
    &list_security_profiles::LIST_SECURITY_PROFILES,
    &list_security_profiles_for_target::LIST_SECURITY_PROFILES_FOR_TARGET,
    &list_targets_for_security_profile::LIST_TARGETS_FOR_SECURITY_PROFILE,
    &list_violation_events::LIST_VIOLATION_EVENTS,
    &put_verification_state_on_violation::PUT_VERIFICATION_STATE_ON_VIOLATION,
    &start_detect_mitigation_actions_task::START_DETECT_MITIGATION_ACTIONS_TASK,
    &update_mitigation_action::UPDATE_MITIGATION_ACTION,
    &update_security_profile::UPDATE_SECURITY_PROFILE,
    &validate_security_profile_behaviors::VALIDATE_SECURITY_PROFILE_BEHAVIORS,
];
