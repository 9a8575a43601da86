//! Names, numbers and choices.

use super::patterns;
use crate::check::Shape;

pub(crate) static ANY_TEXT: Shape = Shape::text(0, usize::MAX);
pub(crate) static BOOLEAN: Shape = Shape::Boolean;
pub(crate) static NAME: Shape = Shape::pattern(1, 128, patterns::NAME);
pub(crate) static ATTRIBUTE_NAME: Shape = Shape::pattern(0, 128, patterns::ATTRIBUTE_NAME);
pub(crate) static ATTRIBUTE_VALUE: Shape = Shape::pattern(0, 800, patterns::ATTRIBUTE_VALUE);
pub(crate) static LONG: Shape = Shape::Integer {
    min: i64::MIN,
    max: i64::MAX,
};
pub(crate) static UP_TO_250: Shape = Shape::Integer { min: 1, max: 250 };
pub(crate) static DESCRIPTION: Shape = Shape::pattern(0, 2028, patterns::DESCRIPTION);
pub(crate) static USER_PROPERTY_KEY_NAME: Shape = Shape::pattern(0, 128, patterns::USER_PROPERTY);
pub(crate) static CONNECTION_ATTRIBUTE_NAME: Shape = Shape::pattern(0, 128, patterns::CONNECTION_ATTRIBUTE);
pub(crate) static TAG_KEY: Shape = Shape::pattern(1, 128, patterns::TAG_KEY);
pub(crate) static TAG_VALUE: Shape = Shape::text(0, 256);
pub(crate) static QUERY_STRING: Shape = Shape::text(1, usize::MAX);
pub(crate) static CERTIFICATE_PEM: Shape = Shape::text(1, 65_536);
pub(crate) static CERTIFICATE_STATUS: Shape = Shape::one_of(&[
    "ACTIVE",
    "INACTIVE",
    "REVOKED",
    "PENDING_TRANSFER",
    "REGISTER_INACTIVE",
    "PENDING_ACTIVATION",
]);
pub(crate) static CERTIFICATE_ID: Shape = Shape::pattern(64, 64, patterns::CERTIFICATE_ID);
pub(crate) static MARKER: Shape = Shape::pattern(0, 1024, patterns::MARKER);
pub(crate) static THING_PRINCIPAL_TYPE: Shape = Shape::one_of(&["EXCLUSIVE_THING", "NON_EXCLUSIVE_THING"]);
pub(crate) static POLICY_NAME: Shape = Shape::pattern(1, 128, patterns::POLICY_NAME);
pub(crate) static POLICY_DOCUMENT: Shape = Shape::text(0, 404_600);
pub(crate) static POLICY_VERSION_ID: Shape = Shape::pattern(0, usize::MAX, patterns::DIGITS);
pub(crate) static ACTION_TYPE: Shape = Shape::one_of(&["PUBLISH", "SUBSCRIBE", "RECEIVE", "CONNECT"]);
pub(crate) static TEXT_2048: Shape = Shape::text(0, 2048);
pub(crate) static POSITIVE: Shape = Shape::Integer {
    min: 1,
    max: i32::MAX as i64,
};
pub(crate) static UP_TO_500: Shape = Shape::Integer { min: 1, max: 500 };
pub(crate) static JOB_EXECUTION_STATUS: Shape = Shape::one_of(&[
    "QUEUED",
    "IN_PROGRESS",
    "SUCCEEDED",
    "FAILED",
    "TIMED_OUT",
    "REJECTED",
    "REMOVED",
    "CANCELED",
]);
pub(crate) static NAMESPACE_ID: Shape = Shape::pattern(0, usize::MAX, patterns::PLAIN);
pub(crate) static JOB_ID: Shape = Shape::pattern(1, 64, patterns::PLAIN);
pub(crate) static ENDPOINT_TYPE: Shape = Shape::text(0, 128);
