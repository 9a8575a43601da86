//! Texts, numbers, tags.

use super::patterns;
use crate::check::{Shape, opt};

pub(crate) static ARN: Shape = Shape::pattern(1, 2048, patterns::ARN);
pub(crate) static RESOURCE_NAME: Shape = Shape::text(1, 1011);
pub(crate) static ALIAS: Shape = Shape::pattern(1, 255, patterns::ALIAS);
pub(crate) static CONTACT_NAME: Shape = Shape::pattern(0, 255, patterns::NAME);
pub(crate) static CHANNEL_NAME: Shape = Shape::pattern(1, 255, patterns::NAME);
pub(crate) static CONTACT_TYPE: Shape = Shape::one_of(&["PERSONAL", "ESCALATION", "ONCALL_SCHEDULE"]);
pub(crate) static CHANNEL_TYPE: Shape = Shape::one_of(&["SMS", "VOICE", "EMAIL"]);
static SIMPLE_ADDRESS: Shape = Shape::text(1, 320);
pub(crate) static ADDRESS: Shape = Shape::Structure(&[opt("SimpleAddress", &SIMPLE_ADDRESS)]);
pub(crate) static CODE: Shape = Shape::pattern(6, 10, patterns::CODE);
pub(crate) static IDEMPOTENCY_TOKEN: Shape = Shape::pattern(0, 2048, patterns::TOKEN);
pub(crate) static PAGINATION_TOKEN: Shape = Shape::pattern(0, 2048, patterns::TOKEN);
pub(crate) static MAX_RESULTS: Shape = Shape::Integer { min: 0, max: 1024 };
pub(crate) static POLICY: Shape = Shape::pattern(1, 395_000, patterns::NOT_BLANK);
pub(crate) static BOOLEAN: Shape = Shape::Boolean;
static TIMESTAMP: Shape = Shape::Timestamp;

static TAG_KEY: Shape = Shape::pattern(1, 128, patterns::TOKEN);
static TAG_VALUE: Shape = Shape::pattern(1, 256, patterns::TAG_VALUE);
static TAG: Shape = Shape::Structure(&[opt("Key", &TAG_KEY), opt("Value", &TAG_VALUE)]);
pub(crate) static TAGS: Shape = Shape::list(&TAG, 0, 50);
pub(crate) static TAG_KEYS: Shape = Shape::list(&TAG_KEY, 0, 50);

pub(crate) static ACCEPT_TYPE: Shape = Shape::one_of(&["DELIVERED", "READ"]);
pub(crate) static ACCEPT_CODE_VALIDATION: Shape = Shape::one_of(&["IGNORE", "ENFORCE"]);
pub(crate) static RECEIPT_INFO: Shape = Shape::text(1, 2048);
pub(crate) static SENDER: Shape = Shape::pattern(0, 255, patterns::SENDER);
pub(crate) static INCIDENT_ID: Shape = Shape::pattern(0, 1024, patterns::SENDER);
pub(crate) static SUBJECT: Shape = Shape::text(1, 2048);
pub(crate) static CONTENT: Shape = Shape::text(1, 8192);
pub(crate) static STOP_REASON: Shape = Shape::text(0, 255);
pub(crate) static TIME_RANGE: Shape =
    Shape::Structure(&[opt("StartTime", &TIMESTAMP), opt("EndTime", &TIMESTAMP)]);
