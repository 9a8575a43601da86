//! `OpsItems`: work items of `OpsCenter`.

use super::STRING;
use super::patterns;
use crate::check::{Shape, opt, req};

pub(crate) static OPS_ITEM_DESCRIPTION: Shape = Shape::pattern(1, 2048, patterns::NOT_BLANK);
pub(crate) static OPS_ITEM_TYPE: Shape = Shape::text(0, usize::MAX);
static OPS_ITEM_DATA_KEY: Shape = Shape::pattern(1, 128, patterns::NOT_BLANK_LINE);
static OPS_ITEM_DATA_VALUE_STRING: Shape = Shape::pattern(0, usize::MAX, patterns::NOT_BLANK);
static OPS_ITEM_DATA_TYPE: Shape = Shape::one_of(&["SearchableString", "String"]);
static OPS_ITEM_DATA_VALUE: Shape = Shape::Structure(&[
    opt("Value", &OPS_ITEM_DATA_VALUE_STRING),
    opt("Type", &OPS_ITEM_DATA_TYPE),
]);
pub(crate) static OPS_ITEM_OPERATIONAL_DATA: Shape =
    Shape::map(&OPS_ITEM_DATA_KEY, &OPS_ITEM_DATA_VALUE, 0, usize::MAX);
static OPS_ITEM_NOTIFICATION: Shape = Shape::Structure(&[opt("Arn", &STRING)]);
pub(crate) static OPS_ITEM_NOTIFICATIONS: Shape = Shape::list(&OPS_ITEM_NOTIFICATION, 0, usize::MAX);
pub(crate) static OPS_ITEM_PRIORITY: Shape = Shape::Integer { min: 1, max: 5 };
static RELATED_OPS_ITEM: Shape = Shape::Structure(&[req("OpsItemId", &STRING)]);
pub(crate) static RELATED_OPS_ITEMS: Shape = Shape::list(&RELATED_OPS_ITEM, 0, usize::MAX);
pub(crate) static OPS_ITEM_SOURCE: Shape = Shape::pattern(1, 128, patterns::NOT_BLANK_LINE);
pub(crate) static OPS_ITEM_TITLE: Shape = Shape::pattern(1, 1024, patterns::NOT_BLANK_LINE);
pub(crate) static OPS_ITEM_CATEGORY: Shape = Shape::pattern(1, 64, patterns::NOT_BLANK_LINE);
pub(crate) static OPS_ITEM_SEVERITY: Shape = Shape::pattern(1, 64, patterns::NOT_BLANK_LINE);
pub(crate) static OPS_ITEM_ACCOUNT_ID: Shape = Shape::pattern(0, usize::MAX, patterns::ACCOUNT_ID);
pub(crate) static OPS_ITEM_ID: Shape = Shape::pattern(0, usize::MAX, patterns::OPS_ITEM_ID);
pub(crate) static OPS_ITEM_ARN: Shape = Shape::pattern(20, 2048, patterns::OPS_ITEM_ARN);
pub(crate) static OPS_ITEM_OPS_DATA_KEYS_LIST: Shape = Shape::list(&STRING, 0, usize::MAX);
pub(crate) static OPS_ITEM_STATUS: Shape = Shape::one_of(&[
    "Open",
    "InProgress",
    "Resolved",
    "Pending",
    "TimedOut",
    "Cancelling",
    "Cancelled",
    "Failed",
    "CompletedWithSuccess",
    "CompletedWithFailure",
    "Scheduled",
    "RunbookInProgress",
    "PendingChangeCalendarOverride",
    "ChangeCalendarOverrideApproved",
    "ChangeCalendarOverrideRejected",
    "PendingApproval",
    "Approved",
    "Revoked",
    "Rejected",
    "Closed",
]);
static OPS_ITEM_FILTER_KEY: Shape = Shape::one_of(&[
    "Status",
    "CreatedBy",
    "Source",
    "Priority",
    "Title",
    "OpsItemId",
    "CreatedTime",
    "LastModifiedTime",
    "ActualStartTime",
    "ActualEndTime",
    "PlannedStartTime",
    "PlannedEndTime",
    "OperationalData",
    "OperationalDataKey",
    "OperationalDataValue",
    "ResourceId",
    "AutomationId",
    "Category",
    "Severity",
    "OpsItemType",
    "AccessRequestByRequesterArn",
    "AccessRequestByRequesterId",
    "AccessRequestByApproverArn",
    "AccessRequestByApproverId",
    "AccessRequestBySourceAccountId",
    "AccessRequestBySourceOpsItemId",
    "AccessRequestBySourceRegion",
    "AccessRequestByIsReplica",
    "AccessRequestByTargetResourceId",
    "ChangeRequestByRequesterArn",
    "ChangeRequestByRequesterName",
    "ChangeRequestByApproverArn",
    "ChangeRequestByApproverName",
    "ChangeRequestByTemplate",
    "ChangeRequestByTargetsResourceGroup",
    "InsightByType",
    "AccountId",
]);
static OPS_ITEM_FILTER_VALUE: Shape = Shape::text(0, usize::MAX);
static OPS_ITEM_FILTER_VALUES: Shape = Shape::list(&OPS_ITEM_FILTER_VALUE, 0, usize::MAX);
static OPS_ITEM_FILTER_OPERATOR: Shape = Shape::one_of(&["Equal", "Contains", "GreaterThan", "LessThan"]);
static OPS_ITEM_FILTER: Shape = Shape::Structure(&[
    req("Key", &OPS_ITEM_FILTER_KEY),
    req("Values", &OPS_ITEM_FILTER_VALUES),
    req("Operator", &OPS_ITEM_FILTER_OPERATOR),
]);
pub(crate) static OPS_ITEM_FILTERS: Shape = Shape::list(&OPS_ITEM_FILTER, 0, usize::MAX);
pub(crate) static OPS_ITEM_MAX_RESULTS: Shape = Shape::Integer { min: 1, max: 50 };
