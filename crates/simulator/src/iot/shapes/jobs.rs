//! Jobs.

use super::patterns;
use super::{LONG, POSITIVE, TEXT_2048};
use crate::check::{Shape, opt, req};

pub(crate) static JOB_TARGETS: Shape = Shape::list(&TEXT_2048, 1, usize::MAX);
pub(crate) static JOB_DOCUMENT_SOURCE: Shape = Shape::text(1, 1350);
pub(crate) static JOB_DOCUMENT: Shape = Shape::text(0, 32_768);
pub(crate) static JOB_DESCRIPTION: Shape = Shape::pattern(0, 2028, patterns::PRINTED);
static ROLE_ARN: Shape = Shape::text(20, 2048);
static EXPIRES_IN_SEC: Shape = Shape::Integer { min: 60, max: 3600 };
pub(crate) static PRESIGNED_URL_CONFIG: Shape =
    Shape::Structure(&[opt("roleArn", &ROLE_ARN), opt("expiresInSec", &EXPIRES_IN_SEC)]);
pub(crate) static TARGET_SELECTION: Shape = Shape::one_of(&["CONTINUOUS", "SNAPSHOT"]);
static ROLLOUT_RATE_PER_MINUTE: Shape = Shape::Integer { min: 1, max: 1000 };
static INCREMENT_FACTOR: Shape = Shape::Decimal { min: 1.1, max: 5.0 };
static RATE_INCREASE_CRITERIA: Shape = Shape::Structure(&[
    opt("numberOfNotifiedThings", &POSITIVE),
    opt("numberOfSucceededThings", &POSITIVE),
]);
static EXPONENTIAL_ROLLOUT_RATE: Shape = Shape::Structure(&[
    req("baseRatePerMinute", &ROLLOUT_RATE_PER_MINUTE),
    req("incrementFactor", &INCREMENT_FACTOR),
    req("rateIncreaseCriteria", &RATE_INCREASE_CRITERIA),
]);
pub(crate) static JOB_EXECUTIONS_ROLLOUT_CONFIG: Shape = Shape::Structure(&[
    opt("maximumPerMinute", &POSITIVE),
    opt("exponentialRate", &EXPONENTIAL_ROLLOUT_RATE),
]);
static JOB_EXECUTION_FAILURE_TYPE: Shape = Shape::one_of(&["FAILED", "REJECTED", "TIMED_OUT", "ALL"]);
static ABORT_ACTION: Shape = Shape::one_of(&["CANCEL"]);
static ABORT_THRESHOLD_PERCENTAGE: Shape = Shape::Decimal {
    min: f64::MIN,
    max: 100.0,
};
static ABORT_CRITERIA: Shape = Shape::Structure(&[
    req("failureType", &JOB_EXECUTION_FAILURE_TYPE),
    req("action", &ABORT_ACTION),
    req("thresholdPercentage", &ABORT_THRESHOLD_PERCENTAGE),
    req("minNumberOfExecutedThings", &POSITIVE),
]);
static ABORT_CRITERIA_LIST: Shape = Shape::list(&ABORT_CRITERIA, 1, usize::MAX);
pub(crate) static ABORT_CONFIG: Shape = Shape::Structure(&[req("criteriaList", &ABORT_CRITERIA_LIST)]);
pub(crate) static TIMEOUT_CONFIG: Shape = Shape::Structure(&[opt("inProgressTimeoutInMinutes", &LONG)]);
pub(crate) static JOB_TEMPLATE_ARN: Shape = Shape::pattern(1, 1600, patterns::ANY_ARN);
static RETRYABLE_FAILURE_TYPE: Shape = Shape::one_of(&["FAILED", "TIMED_OUT", "ALL"]);
static NUMBER_OF_RETRIES: Shape = Shape::Integer { min: 0, max: 10 };
static RETRY_CRITERIA: Shape = Shape::Structure(&[
    req("failureType", &RETRYABLE_FAILURE_TYPE),
    req("numberOfRetries", &NUMBER_OF_RETRIES),
]);
static RETRY_CRITERIA_LIST: Shape = Shape::list(&RETRY_CRITERIA, 1, 2);
pub(crate) static JOB_EXECUTIONS_RETRY_CONFIG: Shape =
    Shape::Structure(&[req("criteriaList", &RETRY_CRITERIA_LIST)]);
static PARAMETER_KEY: Shape = Shape::pattern(1, 128, patterns::PLAIN);
static PARAMETER_VALUE: Shape = Shape::pattern(1, 30_720, patterns::PRINTED);
pub(crate) static PARAMETER_MAP: Shape = Shape::map(&PARAMETER_KEY, &PARAMETER_VALUE, 0, usize::MAX);
static STRING_DATE_TIME: Shape = Shape::text(1, 64);
static JOB_END_BEHAVIOR: Shape = Shape::one_of(&["STOP_ROLLOUT", "CANCEL", "FORCE_CANCEL"]);
static CRON_EXPRESSION: Shape = Shape::text(1, 256);
static DURATION_IN_MINUTES: Shape = Shape::Integer { min: 1, max: 1430 };
static MAINTENANCE_WINDOW: Shape = Shape::Structure(&[
    req("startTime", &CRON_EXPRESSION),
    req("durationInMinutes", &DURATION_IN_MINUTES),
]);
static MAINTENANCE_WINDOWS: Shape = Shape::list(&MAINTENANCE_WINDOW, 0, usize::MAX);
pub(crate) static SCHEDULING_CONFIG: Shape = Shape::Structure(&[
    opt("startTime", &STRING_DATE_TIME),
    opt("endTime", &STRING_DATE_TIME),
    opt("endBehavior", &JOB_END_BEHAVIOR),
    opt("maintenanceWindows", &MAINTENANCE_WINDOWS),
]);
pub(crate) static DESTINATION_PACKAGE_VERSIONS: Shape = Shape::list(&JOB_TEMPLATE_ARN, 0, usize::MAX);
