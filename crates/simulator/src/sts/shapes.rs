//! The constraints of the service model.

use crate::check::{Shape, opt, pattern, req};

pub(super) static ROLE_ARN: Shape = Shape::pattern(20, 2048, pattern::PRINTABLE);
pub(super) static SESSION_NAME: Shape = Shape::pattern(2, 64, pattern::SESSION_NAME);
pub(super) static POLICY: Shape = Shape::pattern(1, usize::MAX, pattern::POLICY_TEXT);
pub(super) static DURATION: Shape = Shape::Integer {
    min: 900,
    max: 43_200,
};
pub(super) static EXTERNAL_ID: Shape = Shape::pattern(2, 1224, pattern::EXTERNAL_ID);
pub(super) static SERIAL_NUMBER: Shape = Shape::pattern(9, 256, pattern::SERIAL_NUMBER);
pub(super) static TOKEN_CODE: Shape = Shape::pattern(6, 6, pattern::TOKEN_CODE);
pub(super) static TOKEN_SIZE: Shape = Shape::Integer { min: 0, max: 4096 };

static POLICY_DESCRIPTOR: Shape = Shape::Structure(&[opt("arn", &ROLE_ARN)]);
pub(super) static POLICY_ARNS: Shape = Shape::list(&POLICY_DESCRIPTOR, 0, usize::MAX);

static TAG_KEY: Shape = Shape::pattern(1, 128, pattern::SESSION_TAG_KEY);
static TAG_VALUE: Shape = Shape::pattern(0, 256, pattern::SESSION_TAG_VALUE);
static TAG: Shape = Shape::Structure(&[req("Key", &TAG_KEY), req("Value", &TAG_VALUE)]);
pub(super) static TAGS: Shape = Shape::list(&TAG, 0, 50);
pub(super) static TAG_KEYS: Shape = Shape::list(&TAG_KEY, 0, 50);

static ASSERTION: Shape = Shape::text(4, 2048);
static CONTEXT: Shape =
    Shape::Structure(&[opt("ProviderArn", &ROLE_ARN), opt("ContextAssertion", &ASSERTION)]);
pub(super) static CONTEXTS: Shape = Shape::list(&CONTEXT, 1, 5);
