//! Response plans and replication sets.

use super::{ARN, DEDUPE_STRING, IMPACT, KMS_KEY, REGION_NAME, SUMMARY, TAGS, TITLE};
use crate::check::{Shape, opt, pattern, req};

pub(crate) static PLAN_NAME: Shape = Shape::pattern(1, 200, pattern::PLAN_NAME);
pub(crate) static DISPLAY_NAME: Shape = Shape::text(0, 200);

static ROLE_ARN: Shape = Shape::pattern(0, 1000, pattern::ROLE_ARN);
static DOCUMENT_NAME: Shape = Shape::pattern(0, usize::MAX, pattern::DOCUMENT_NAME);
static DOCUMENT_VERSION: Shape = Shape::text(0, 128);
static TARGET_ACCOUNT: Shape = Shape::one_of(&["RESPONSE_PLAN_OWNER_ACCOUNT", "IMPACTED_ACCOUNT"]);
static PARAMETER_NAME: Shape = Shape::text(1, 50);
static VARIABLE: Shape = Shape::one_of(&["INCIDENT_RECORD_ARN", "INVOLVED_RESOURCES"]);
static DYNAMIC_VALUE: Shape = Shape::Union(&[opt("variable", &VARIABLE)]);
static DYNAMIC_PARAMETERS: Shape = Shape::map(&PARAMETER_NAME, &DYNAMIC_VALUE, 1, 200);
static PARAMETER_VALUE: Shape = Shape::text(0, 512);
static PARAMETER_VALUES: Shape = Shape::list(&PARAMETER_VALUE, 0, 100);
static PARAMETERS: Shape = Shape::map(&PARAMETER_NAME, &PARAMETER_VALUES, 1, 200);
static SSM_AUTOMATION: Shape = Shape::Structure(&[
    req("documentName", &DOCUMENT_NAME),
    opt("documentVersion", &DOCUMENT_VERSION),
    opt("dynamicParameters", &DYNAMIC_PARAMETERS),
    opt("parameters", &PARAMETERS),
    req("roleArn", &ROLE_ARN),
    opt("targetAccount", &TARGET_ACCOUNT),
]);
static ACTION: Shape = Shape::Union(&[opt("ssmAutomation", &SSM_AUTOMATION)]);
pub(crate) static ACTIONS: Shape = Shape::list(&ACTION, 0, 1);

static SNS_ARN: Shape = Shape::text(0, 1000);
static CHATBOT_SNS: Shape = Shape::list(&SNS_ARN, 1, 5);
static EMPTY: Shape = Shape::Structure(&[]);
pub(crate) static CHAT_CHANNEL: Shape =
    Shape::Union(&[opt("chatbotSns", &CHATBOT_SNS), opt("empty", &EMPTY)]);

static CONTACT_ARN: Shape = Shape::pattern(0, 2048, pattern::CONTACT_ARN);
pub(crate) static ENGAGEMENTS: Shape = Shape::list(&CONTACT_ARN, 0, 5);

static NOTIFICATION_TARGET: Shape = Shape::Union(&[opt("snsTopicArn", &ARN)]);
pub(crate) static NOTIFICATION_TARGETS: Shape = Shape::list(&NOTIFICATION_TARGET, 0, 10);

pub(crate) static INCIDENT_TEMPLATE: Shape = Shape::Structure(&[
    opt("dedupeString", &DEDUPE_STRING),
    req("impact", &IMPACT),
    opt("incidentTags", &TAGS),
    opt("notificationTargets", &NOTIFICATION_TARGETS),
    opt("summary", &SUMMARY),
    req("title", &TITLE),
]);

static NAME_200: Shape = Shape::text(1, 200);
static SECRET_ID: Shape = Shape::text(1, 512);
static PAGER_DUTY_SERVICE: Shape = Shape::Structure(&[req("serviceId", &NAME_200)]);
static PAGER_DUTY: Shape = Shape::Structure(&[
    req("name", &NAME_200),
    req("pagerDutyIncidentConfiguration", &PAGER_DUTY_SERVICE),
    req("secretId", &SECRET_ID),
]);
static INTEGRATION: Shape = Shape::Union(&[opt("pagerDutyConfiguration", &PAGER_DUTY)]);
pub(crate) static INTEGRATIONS: Shape = Shape::list(&INTEGRATION, 0, 1);

static REGION_VALUE: Shape = Shape::Structure(&[opt("sseKmsKeyId", &KMS_KEY)]);
pub(crate) static REGIONS: Shape = Shape::map(&REGION_NAME, &REGION_VALUE, 1, 3);
static ADD_REGION: Shape = Shape::Structure(&[req("regionName", &REGION_NAME), opt("sseKmsKeyId", &KMS_KEY)]);
static DELETE_REGION: Shape = Shape::Structure(&[req("regionName", &REGION_NAME)]);
static REGION_ACTION: Shape = Shape::Union(&[
    opt("addRegionAction", &ADD_REGION),
    opt("deleteRegionAction", &DELETE_REGION),
]);
pub(crate) static REGION_ACTIONS: Shape = Shape::list(&REGION_ACTION, 1, 1);
