//! Simple shapes: texts, numbers, times.

use crate::check::{Shape, pattern};

pub(crate) static ARN: Shape = Shape::pattern(0, 1000, pattern::ARN);
pub(crate) static ANY_TEXT: Shape = Shape::text(0, usize::MAX);
pub(crate) static BOOLEAN: Shape = Shape::Boolean;
pub(crate) static CLIENT_TOKEN: Shape = Shape::text(0, 128);
pub(crate) static DEDUPE_STRING: Shape = Shape::text(0, 1000);
pub(crate) static EVENT_DATA: Shape = Shape::text(0, 12_000);
pub(crate) static EVENT_TYPE: Shape = Shape::text(0, 100);
pub(crate) static FINDING_ID: Shape = Shape::text(0, 128);
pub(crate) static FINDING_IDS: Shape = Shape::list(&FINDING_ID, 0, 20);
pub(crate) static GENERATED_ID: Shape = Shape::pattern(0, 200, pattern::GENERATED_ID);
pub(crate) static IMPACT: Shape = Shape::Integer { min: 1, max: 5 };
pub(crate) static INCIDENT_SOURCE: Shape = Shape::text(0, 50);
pub(crate) static KMS_KEY: Shape = Shape::text(0, 2048);
pub(crate) static MAX_FINDINGS: Shape = Shape::Integer { min: 1, max: 20 };
pub(crate) static MAX_RESULTS: Shape = Shape::Integer { min: 1, max: 100 };
pub(crate) static NEXT_TOKEN: Shape = Shape::text(0, 2000);
pub(crate) static POLICY: Shape = Shape::text(0, 4000);
pub(crate) static POLICY_ID: Shape = Shape::text(0, 256);
pub(crate) static RAW_DATA: Shape = Shape::text(0, 10_000);
pub(crate) static REGION_NAME: Shape = Shape::text(0, 20);
pub(crate) static SORT_BY: Shape = Shape::one_of(&["EVENT_TIME"]);
pub(crate) static SORT_ORDER: Shape = Shape::one_of(&["ASCENDING", "DESCENDING"]);
pub(crate) static STATUS: Shape = Shape::one_of(&["OPEN", "RESOLVED"]);
pub(crate) static SUMMARY: Shape = Shape::text(0, 8000);
pub(crate) static TIMESTAMP: Shape = Shape::Timestamp;
pub(crate) static TITLE: Shape = Shape::text(0, 200);
pub(crate) static UUID: Shape = Shape::text(0, 50);

static TAG_KEY: Shape = Shape::pattern(1, 128, pattern::TAG_KEY);
static TAG_VALUE: Shape = Shape::pattern(0, 256, pattern::TAG_VALUE);
pub(crate) static TAG_KEYS: Shape = Shape::list(&TAG_KEY, 1, 50);
pub(crate) static TAGS: Shape = Shape::map(&TAG_KEY, &TAG_VALUE, 1, 50);
pub(crate) static TAGS_UPDATE: Shape = Shape::map(&TAG_KEY, &TAG_VALUE, 0, 50);
