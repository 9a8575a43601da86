//! The constraints of the service model.

use crate::check::{Pattern, Shape};

const CLIENT_ID_PATTERN: Pattern = Pattern {
    text: "^[^$].*",
    matches: |text| !text.is_empty() && !text.starts_with('$') && !text.contains('\n'),
};
const THING_PATTERN: Pattern = Pattern {
    text: "[a-zA-Z0-9:_-]+",
    matches: |text| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ":_-".contains(c))
    },
};
const SHADOW_PATTERN: Pattern = Pattern {
    text: "[$a-zA-Z0-9:_-]+",
    matches: |text| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "$:_-".contains(c))
    },
};

pub(super) static ANY_TEXT: Shape = Shape::text(0, usize::MAX);
pub(super) static BOOLEAN: Shape = Shape::Boolean;
pub(super) static LONG: Shape = Shape::Integer {
    min: i64::MIN,
    max: i64::MAX,
};
pub(super) static CLIENT_ID: Shape = Shape::pattern(1, 128, CLIENT_ID_PATTERN);
pub(super) static THING_NAME: Shape = Shape::pattern(1, 128, THING_PATTERN);
pub(super) static SHADOW_NAME: Shape = Shape::pattern(1, 64, SHADOW_PATTERN);
pub(super) static QOS: Shape = Shape::Integer { min: 0, max: 1 };
pub(super) static UP_TO_100: Shape = Shape::Integer { min: 1, max: 100 };
pub(super) static UP_TO_200: Shape = Shape::Integer { min: 1, max: 200 };
pub(super) static FORMAT: Shape = Shape::one_of(&["UNSPECIFIED_BYTES", "UTF8_DATA"]);
