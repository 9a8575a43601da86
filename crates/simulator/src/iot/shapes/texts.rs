//! Names.

use crate::check::{Pattern, Shape};

const NAME: Pattern = Pattern {
    text: "[a-zA-Z0-9:_-]+",
    matches: |text| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ":_-".contains(c))
    },
};

pub(crate) static ENDPOINT_TYPE: Shape = Shape::text(0, 128);
pub(crate) static THING_NAME: Shape = Shape::pattern(1, 128, NAME);
