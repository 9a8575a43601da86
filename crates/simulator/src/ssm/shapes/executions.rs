//! Executions of automations.

use super::BOOLEAN;
use super::patterns;
use crate::check::{Shape, opt, req};

pub(crate) static AUTOMATION_PARAMETER_KEY: Shape = Shape::text(1, 50);
static AUTOMATION_PARAMETER_VALUE: Shape = Shape::text(1, 512);
static AUTOMATION_PARAMETER_VALUE_LIST: Shape = Shape::list(&AUTOMATION_PARAMETER_VALUE, 0, 50);
pub(crate) static AUTOMATION_PARAMETER_MAP: Shape = Shape::map(
    &AUTOMATION_PARAMETER_KEY,
    &AUTOMATION_PARAMETER_VALUE_LIST,
    1,
    200,
);
pub(crate) static IDEMPOTENCY_TOKEN: Shape = Shape::pattern(36, 36, patterns::TOKEN);
pub(crate) static EXECUTION_MODE: Shape = Shape::one_of(&["Auto", "Interactive"]);
static TARGET_KEY: Shape = Shape::pattern(1, 163, patterns::TARGET_KEY);
static TARGET_VALUE: Shape = Shape::text(0, usize::MAX);
static TARGET_VALUES: Shape = Shape::list(&TARGET_VALUE, 0, 50);
static TARGET: Shape = Shape::Structure(&[opt("Key", &TARGET_KEY), opt("Values", &TARGET_VALUES)]);
pub(crate) static AUTOMATION_TARGETS: Shape = Shape::list(&TARGET, 0, 1);
static TARGET_MAP_KEY: Shape = Shape::text(1, 50);
static TARGET_MAP_VALUE: Shape = Shape::text(1, 50);
static TARGET_MAP_VALUE_LIST: Shape = Shape::list(&TARGET_MAP_VALUE, 0, 25);
static TARGET_MAP: Shape = Shape::map(&TARGET_MAP_KEY, &TARGET_MAP_VALUE_LIST, 1, 20);
pub(crate) static TARGET_MAPS: Shape = Shape::list(&TARGET_MAP, 0, 300);
pub(crate) static MAX_CONCURRENCY: Shape = Shape::pattern(1, 7, patterns::MAX_CONCURRENCY);
pub(crate) static MAX_ERRORS: Shape = Shape::pattern(1, 7, patterns::MAX_ERRORS);
static ACCOUNT: Shape = Shape::text(0, usize::MAX);
static ACCOUNTS: Shape = Shape::list(&ACCOUNT, 1, 50);
static REGION: Shape = Shape::text(0, usize::MAX);
static REGIONS: Shape = Shape::list(&REGION, 1, 50);
static EXECUTION_ROLE_NAME: Shape = Shape::pattern(1, 64, patterns::ROLE_NAME);
static ALARM_NAME: Shape = Shape::pattern(1, 255, patterns::NOT_BLANK_LINE);
static ALARM: Shape = Shape::Structure(&[req("Name", &ALARM_NAME)]);
static ALARM_LIST: Shape = Shape::list(&ALARM, 1, 1);
pub(crate) static ALARM_CONFIGURATION: Shape = Shape::Structure(&[
    opt("IgnorePollAlarmFailure", &BOOLEAN),
    req("Alarms", &ALARM_LIST),
]);
static EXCLUDE_ACCOUNT: Shape = Shape::pattern(6, 68, patterns::EXCLUDED_ACCOUNT);
static EXCLUDE_ACCOUNTS: Shape = Shape::list(&EXCLUDE_ACCOUNT, 1, 5000);
static TARGET_LOCATION: Shape = Shape::Structure(&[
    opt("Accounts", &ACCOUNTS),
    opt("Regions", &REGIONS),
    opt("TargetLocationMaxConcurrency", &MAX_CONCURRENCY),
    opt("TargetLocationMaxErrors", &MAX_ERRORS),
    opt("ExecutionRoleName", &EXECUTION_ROLE_NAME),
    opt("TargetLocationAlarmConfiguration", &ALARM_CONFIGURATION),
    opt("IncludeChildOrganizationUnits", &BOOLEAN),
    opt("ExcludeAccounts", &EXCLUDE_ACCOUNTS),
    opt("Targets", &AUTOMATION_TARGETS),
    opt("TargetsMaxConcurrency", &MAX_CONCURRENCY),
    opt("TargetsMaxErrors", &MAX_ERRORS),
]);
pub(crate) static TARGET_LOCATIONS: Shape = Shape::list(&TARGET_LOCATION, 1, 100);
pub(crate) static TARGET_LOCATIONS_URL: Shape = Shape::pattern(0, usize::MAX, patterns::S3_URL);
pub(crate) static AUTOMATION_EXECUTION_ID: Shape = Shape::text(36, 36);
static AUTOMATION_EXECUTION_FILTER_KEY: Shape = Shape::one_of(&[
    "DocumentNamePrefix",
    "ExecutionStatus",
    "ExecutionId",
    "ParentExecutionId",
    "CurrentAction",
    "StartTimeBefore",
    "StartTimeAfter",
    "AutomationType",
    "TagKey",
    "TargetResourceGroup",
    "AutomationSubtype",
    "OpsItemId",
]);
static AUTOMATION_EXECUTION_FILTER_VALUE: Shape = Shape::text(1, 150);
static AUTOMATION_EXECUTION_FILTER_VALUE_LIST: Shape = Shape::list(&AUTOMATION_EXECUTION_FILTER_VALUE, 1, 10);
static AUTOMATION_EXECUTION_FILTER: Shape = Shape::Structure(&[
    req("Key", &AUTOMATION_EXECUTION_FILTER_KEY),
    req("Values", &AUTOMATION_EXECUTION_FILTER_VALUE_LIST),
]);
pub(crate) static AUTOMATION_EXECUTION_FILTER_LIST: Shape = Shape::list(&AUTOMATION_EXECUTION_FILTER, 1, 10);
static STEP_EXECUTION_FILTER_KEY: Shape = Shape::one_of(&[
    "StartTimeBefore",
    "StartTimeAfter",
    "StepExecutionStatus",
    "StepExecutionId",
    "StepName",
    "Action",
    "ParentStepExecutionId",
    "ParentStepIteration",
    "ParentStepIteratorValue",
]);
static STEP_EXECUTION_FILTER_VALUE: Shape = Shape::text(1, 150);
static STEP_EXECUTION_FILTER_VALUE_LIST: Shape = Shape::list(&STEP_EXECUTION_FILTER_VALUE, 1, 10);
static STEP_EXECUTION_FILTER: Shape = Shape::Structure(&[
    req("Key", &STEP_EXECUTION_FILTER_KEY),
    req("Values", &STEP_EXECUTION_FILTER_VALUE_LIST),
]);
pub(crate) static STEP_EXECUTION_FILTER_LIST: Shape = Shape::list(&STEP_EXECUTION_FILTER, 1, 6);
pub(crate) static STOP_TYPE: Shape = Shape::one_of(&["Complete", "Cancel"]);
pub(crate) static SIGNAL_TYPE: Shape =
    Shape::one_of(&["Approve", "Reject", "StartStep", "StopStep", "Resume", "Revoke"]);
