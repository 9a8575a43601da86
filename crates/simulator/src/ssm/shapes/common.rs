//! What several groups of operations take.

use super::patterns;
use crate::check::{Shape, req};

static TAG_KEY: Shape = Shape::pattern(1, 128, patterns::TAG);
static TAG_VALUE: Shape = Shape::pattern(0, 256, patterns::TAG);
static TAG: Shape = Shape::Structure(&[req("Key", &TAG_KEY), req("Value", &TAG_VALUE)]);
pub(crate) static TAG_LIST: Shape = Shape::list(&TAG, 0, 1000);
pub(crate) static MAX_RESULTS: Shape = Shape::Integer { min: 1, max: 50 };
pub(crate) static NEXT_TOKEN: Shape = Shape::text(0, usize::MAX);
pub(crate) static BOOLEAN: Shape = Shape::Boolean;
pub(crate) static STRING: Shape = Shape::text(0, usize::MAX);
pub(crate) static DATE_TIME: Shape = Shape::Timestamp;
