//! Mitigation actions and tasks.

use super::{ACTION_NAME, BOOLEAN, NAME, ROLE_ARN, TIMESTAMP, VIOLATION_ID};
use crate::check::{Shape, opt, req};

static DEACTIVATE: Shape = Shape::one_of(&["DEACTIVATE"]);
static CERTIFICATE_UPDATE: Shape = Shape::Structure(&[req("action", &DEACTIVATE)]);
static GROUP_NAMES: Shape = Shape::list(&NAME, 1, 10);
static ADD_TO_GROUPS: Shape = Shape::Structure(&[
    req("thingGroupNames", &GROUP_NAMES),
    opt("overrideDynamicGroups", &BOOLEAN),
]);
static POLICY_TEMPLATE: Shape = Shape::one_of(&["BLANK_POLICY"]);
static REPLACE_POLICY: Shape = Shape::Structure(&[req("templateName", &POLICY_TEMPLATE)]);
static LOG_LEVEL: Shape = Shape::one_of(&["DEBUG", "INFO", "ERROR", "WARN", "DISABLED"]);
static ENABLE_LOGGING: Shape =
    Shape::Structure(&[req("roleArnForLogging", &ROLE_ARN), req("logLevel", &LOG_LEVEL)]);
static TOPIC_ARN: Shape = Shape::text(0, 350);
static PUBLISH_FINDING: Shape = Shape::Structure(&[req("topicArn", &TOPIC_ARN)]);
pub(crate) static ACTION_PARAMS: Shape = Shape::Structure(&[
    opt("updateDeviceCertificateParams", &CERTIFICATE_UPDATE),
    opt("updateCACertificateParams", &CERTIFICATE_UPDATE),
    opt("addThingsToThingGroupParams", &ADD_TO_GROUPS),
    opt("replaceDefaultPolicyVersionParams", &REPLACE_POLICY),
    opt("enableIoTLoggingParams", &ENABLE_LOGGING),
    opt("publishFindingToSnsParams", &PUBLISH_FINDING),
]);
pub(crate) static ACTION_TYPE: Shape = Shape::one_of(&[
    "UPDATE_DEVICE_CERTIFICATE",
    "UPDATE_CA_CERTIFICATE",
    "ADD_THINGS_TO_THING_GROUP",
    "REPLACE_DEFAULT_POLICY_VERSION",
    "ENABLE_IOT_LOGGING",
    "PUBLISH_FINDING_TO_SNS",
]);

static VIOLATION_IDS: Shape = Shape::list(&VIOLATION_ID, 1, 25);
pub(crate) static TASK_TARGET: Shape = Shape::Structure(&[
    opt("violationIds", &VIOLATION_IDS),
    opt("securityProfileName", &NAME),
    opt("behaviorName", &NAME),
]);
pub(crate) static ACTION_NAMES: Shape = Shape::list(&ACTION_NAME, 1, 5);
pub(crate) static OCCURRENCE_RANGE: Shape =
    Shape::Structure(&[req("startTime", &TIMESTAMP), req("endTime", &TIMESTAMP)]);
