//! Names, numbers and choices.

use super::patterns;
use crate::check::{Shape, opt, req};

pub(crate) static ANY_TEXT: Shape = Shape::text(0, usize::MAX);
pub(crate) static BOOLEAN: Shape = Shape::Boolean;
pub(crate) static TIMESTAMP: Shape = Shape::Timestamp;
pub(crate) static NAME: Shape = Shape::pattern(1, 128, patterns::NAME);
pub(crate) static DEVICE_NAME: Shape = Shape::text(1, 128);
pub(crate) static PROFILE_DESCRIPTION: Shape = Shape::pattern(0, 1000, patterns::DESCRIPTION);
pub(crate) static ROLE_ARN: Shape = Shape::text(20, 2048);
pub(crate) static VIOLATION_ID: Shape = Shape::pattern(1, 128, patterns::VIOLATION_ID);
pub(crate) static VERIFICATION_DESCRIPTION: Shape = Shape::pattern(0, 1000, patterns::NO_CONTROL);
pub(crate) static TASK_ID: Shape = Shape::pattern(1, 128, patterns::PLAIN);
pub(crate) static ACTION_NAME: Shape = Shape::pattern(0, 128, patterns::PLAIN);
pub(crate) static REQUEST_TOKEN: Shape = Shape::pattern(1, 64, patterns::REQUEST_TOKEN);
pub(crate) static UP_TO_250: Shape = Shape::Integer { min: 1, max: 250 };
pub(crate) static UP_TO_10: Shape = Shape::Integer { min: 1, max: 10 };
pub(crate) static LONG: Shape = Shape::Integer {
    min: i64::MIN,
    max: i64::MAX,
};
pub(crate) static CRITERIA_TYPE: Shape = Shape::one_of(&["STATIC", "STATISTICAL", "MACHINE_LEARNING"]);
pub(crate) static VERIFICATION_STATE: Shape =
    Shape::one_of(&["FALSE_POSITIVE", "BENIGN_POSITIVE", "TRUE_POSITIVE", "UNKNOWN"]);
pub(crate) static VALUE_OPERATOR: Shape = Shape::one_of(&["IN", "NOT_IN"]);

pub(crate) static TAG_KEY: Shape = Shape::pattern(1, 128, patterns::TAG_KEY);
static TAG_VALUE: Shape = Shape::text(0, 256);
static TAG: Shape = Shape::Structure(&[req("Key", &TAG_KEY), opt("Value", &TAG_VALUE)]);
pub(crate) static TAGS: Shape = Shape::list(&TAG, 0, usize::MAX);
