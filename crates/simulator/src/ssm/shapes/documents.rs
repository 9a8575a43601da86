//! Documents.

use super::patterns;
use crate::check::{Shape, opt, req};

pub(crate) static DOCUMENT_CONTENT: Shape = Shape::text(1, usize::MAX);
pub(crate) static DOCUMENT_ARN: Shape = Shape::pattern(0, usize::MAX, patterns::DOCUMENT_ARN);
pub(crate) static DOCUMENT_VERSION: Shape = Shape::pattern(0, usize::MAX, patterns::DOCUMENT_VERSION);
static REQUIRE_TYPE: Shape = Shape::pattern(0, 128, patterns::VERSION_NAME);
pub(crate) static DOCUMENT_VERSION_NAME: Shape = Shape::pattern(0, usize::MAX, patterns::VERSION_NAME);
static DOCUMENT_REQUIRES: Shape = Shape::Structure(&[
    req("Name", &DOCUMENT_ARN),
    opt("Version", &DOCUMENT_VERSION),
    opt("RequireType", &REQUIRE_TYPE),
    opt("VersionName", &DOCUMENT_VERSION_NAME),
]);
pub(crate) static DOCUMENT_REQUIRES_LIST: Shape = Shape::list(&DOCUMENT_REQUIRES, 1, usize::MAX);
static ATTACHMENTS_SOURCE_KEY: Shape = Shape::one_of(&["SourceUrl", "S3FileUrl", "AttachmentReference"]);
static ATTACHMENTS_SOURCE_VALUE: Shape = Shape::text(1, 1024);
static ATTACHMENTS_SOURCE_VALUES: Shape = Shape::list(&ATTACHMENTS_SOURCE_VALUE, 1, 1);
static ATTACHMENT_IDENTIFIER: Shape = Shape::pattern(0, usize::MAX, patterns::DOCUMENT_NAME);
static ATTACHMENTS_SOURCE: Shape = Shape::Structure(&[
    opt("Key", &ATTACHMENTS_SOURCE_KEY),
    opt("Values", &ATTACHMENTS_SOURCE_VALUES),
    opt("Name", &ATTACHMENT_IDENTIFIER),
]);
pub(crate) static ATTACHMENTS_SOURCE_LIST: Shape = Shape::list(&ATTACHMENTS_SOURCE, 0, 20);
pub(crate) static DOCUMENT_NAME: Shape = Shape::pattern(0, usize::MAX, patterns::DOCUMENT_NAME);
pub(crate) static DOCUMENT_DISPLAY_NAME: Shape = Shape::pattern(0, 1024, patterns::DISPLAY_NAME);
pub(crate) static DOCUMENT_TYPE: Shape = Shape::one_of(&[
    "Command",
    "Policy",
    "Automation",
    "Session",
    "Package",
    "ApplicationConfiguration",
    "ApplicationConfigurationSchema",
    "DeploymentStrategy",
    "ChangeCalendar",
    "Automation.ChangeTemplate",
    "ProblemAnalysis",
    "ProblemAnalysisTemplate",
    "CloudFormation",
    "ConformancePackTemplate",
    "QuickSetup",
    "ManualApprovalPolicy",
    "AutoApprovalPolicy",
]);
pub(crate) static DOCUMENT_FORMAT: Shape = Shape::one_of(&["YAML", "JSON", "TEXT"]);
pub(crate) static TARGET_TYPE: Shape = Shape::pattern(0, 200, patterns::TARGET_TYPE);
static DOCUMENT_FILTER_KEY: Shape = Shape::one_of(&["Name", "Owner", "PlatformTypes", "DocumentType"]);
static DOCUMENT_FILTER_VALUE: Shape = Shape::text(1, usize::MAX);
static DOCUMENT_FILTER: Shape = Shape::Structure(&[
    req("key", &DOCUMENT_FILTER_KEY),
    req("value", &DOCUMENT_FILTER_VALUE),
]);
pub(crate) static DOCUMENT_FILTER_LIST: Shape = Shape::list(&DOCUMENT_FILTER, 1, usize::MAX);
static DOCUMENT_KEY_VALUES_FILTER_KEY: Shape = Shape::text(1, 128);
static DOCUMENT_KEY_VALUES_FILTER_VALUE: Shape = Shape::text(1, 256);
static DOCUMENT_KEY_VALUES_FILTER_VALUES: Shape =
    Shape::list(&DOCUMENT_KEY_VALUES_FILTER_VALUE, 0, usize::MAX);
static DOCUMENT_KEY_VALUES_FILTER: Shape = Shape::Structure(&[
    opt("Key", &DOCUMENT_KEY_VALUES_FILTER_KEY),
    opt("Values", &DOCUMENT_KEY_VALUES_FILTER_VALUES),
]);
pub(crate) static DOCUMENT_KEY_VALUES_FILTER_LIST: Shape = Shape::list(&DOCUMENT_KEY_VALUES_FILTER, 0, 6);
pub(crate) static DOCUMENT_VERSION_NUMBER: Shape = Shape::pattern(0, usize::MAX, patterns::VERSION_NUMBER);
