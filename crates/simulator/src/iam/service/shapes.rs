//! The constraints of the service model.

use crate::check::{Pattern, Shape, opt, pattern, req};

const NAME: Pattern = Pattern {
    text: "[\\w+=,.@-]+",
    matches: |text| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c))
    },
};

const MARKER_TEXT: Pattern = Pattern {
    text: "[\\u0020-\\u00FF]+",
    matches: |text| !text.is_empty() && text.chars().all(|c| (' '..='\u{FF}').contains(&c)),
};

pub(super) static ARN: Shape = Shape::text(20, 2048);
pub(super) static RESOURCE: Shape = Shape::text(1, 2048);
pub(super) static HANDLING: Shape = Shape::text(1, 64);
pub(super) static MARKER: Shape = Shape::pattern(1, 320, MARKER_TEXT);
pub(super) static MAX_ITEMS: Shape = Shape::Integer { min: 1, max: 1000 };

static ACTION: Shape = Shape::text(3, 128);
pub(super) static ACTIONS: Shape = Shape::list(&ACTION, 0, usize::MAX);
pub(super) static RESOURCES: Shape = Shape::list(&RESOURCE, 0, usize::MAX);

pub(super) static POLICY: Shape = Shape::pattern(1, 131_072, pattern::POLICY_TEXT);
pub(super) static POLICIES: Shape = Shape::list(&POLICY, 0, usize::MAX);

static POLICY_NAME: Shape = Shape::pattern(1, 128, NAME);
static ATTACHED_TO: Shape = Shape::one_of(&["user", "group", "role"]);
static INLINE: Shape = Shape::Structure(&[
    req("PolicyName", &POLICY_NAME),
    req("AttachmentType", &ATTACHED_TO),
    req("AttachmentName", &POLICY_NAME),
]);
static POLICY_KIND: Shape = Shape::one_of(&[
    "inline",
    "aws-managed",
    "user-managed",
    "permission-boundary",
    "scp",
    "rcp",
]);
static EXCLUSION: Shape = Shape::Union(&[
    opt("PolicyType", &POLICY_KIND),
    opt("PolicyArn", &ARN),
    opt("InlinePolicyIdentifier", &INLINE),
]);
pub(super) static EXCLUSIONS: Shape = Shape::list(&EXCLUSION, 0, 256);

static CONTEXT_KEY: Shape = Shape::text(5, 256);
static CONTEXT_VALUE: Shape = Shape::text(0, usize::MAX);
static CONTEXT_VALUES: Shape = Shape::list(&CONTEXT_VALUE, 0, usize::MAX);
static CONTEXT_TYPE: Shape = Shape::one_of(&[
    "string",
    "stringList",
    "numeric",
    "numericList",
    "boolean",
    "booleanList",
    "ip",
    "ipList",
    "binary",
    "binaryList",
    "date",
    "dateList",
]);
static CONTEXT: Shape = Shape::Structure(&[
    opt("ContextKeyName", &CONTEXT_KEY),
    opt("ContextKeyValues", &CONTEXT_VALUES),
    opt("ContextKeyType", &CONTEXT_TYPE),
]);
pub(super) static CONTEXTS: Shape = Shape::list(&CONTEXT, 0, usize::MAX);
