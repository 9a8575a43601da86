//! The constraints of the service model.

use crate::check::{Pattern, Shape, opt, req};

const TUNNEL_ID_PATTERN: Pattern = Pattern {
    text: "[a-zA-Z0-9_\\-+=:]{1,128}",
    matches: |text| {
        (1..=128).contains(&text.len())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_-+=:".contains(c))
    },
};
const NAME_PATTERN: Pattern = Pattern {
    text: "[a-zA-Z0-9:_-]+",
    matches: |text| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ":_-".contains(c))
    },
};
const DESCRIPTION_PATTERN: Pattern = Pattern {
    text: "[^\\p{C}]{1,2048}",
    matches: |text| (1..=2048).contains(&text.chars().count()) && !text.chars().any(char::is_control),
};
const TOKEN_PATTERN: Pattern = Pattern {
    text: "[a-zA-Z0-9_=-]{1,4096}",
    matches: |text| {
        (1..=4096).contains(&text.len())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_=-".contains(c))
    },
};
const TAG_PATTERN: Pattern = Pattern {
    text: "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$",
    matches: |text| {
        text.chars()
            .all(|c| c.is_alphabetic() || c.is_numeric() || c == ' ' || "_.:/=+-@".contains(c))
    },
};

pub(super) static BOOLEAN: Shape = Shape::Boolean;
pub(super) static TUNNEL_ID: Shape = Shape::pattern(0, usize::MAX, TUNNEL_ID_PATTERN);
pub(super) static NAME: Shape = Shape::pattern(1, 128, NAME_PATTERN);
pub(super) static DESCRIPTION: Shape = Shape::pattern(0, usize::MAX, DESCRIPTION_PATTERN);
static SERVICES: Shape = Shape::list(&NAME, 1, usize::MAX);
pub(super) static DESTINATION: Shape =
    Shape::Structure(&[opt("thingName", &NAME), req("services", &SERVICES)]);
static MINUTES: Shape = Shape::Integer { min: 1, max: 720 };
pub(super) static TIMEOUT: Shape = Shape::Structure(&[opt("maxLifetimeTimeoutMinutes", &MINUTES)]);
pub(super) static RESOURCE_ARN: Shape = Shape::text(1, 1011);
static TAG_KEY: Shape = Shape::pattern(1, 128, TAG_PATTERN);
static TAG_VALUE: Shape = Shape::pattern(0, 256, TAG_PATTERN);
static TAG: Shape = Shape::Structure(&[req("key", &TAG_KEY), req("value", &TAG_VALUE)]);
pub(super) static TAGS: Shape = Shape::list(&TAG, 1, 200);
pub(super) static TAG_KEYS: Shape = Shape::list(&TAG_KEY, 0, 200);
pub(super) static CLIENT_MODE: Shape = Shape::one_of(&["SOURCE", "DESTINATION", "ALL"]);
pub(super) static MAX_RESULTS: Shape = Shape::Integer { min: 1, max: 100 };
pub(super) static NEXT_TOKEN: Shape = Shape::pattern(0, usize::MAX, TOKEN_PATTERN);
