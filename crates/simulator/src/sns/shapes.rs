//! What the operations take. The model bounds tags only; the rest is checked by the operations.

use crate::check::{Shape, opt, req};

pub(crate) static TEXT: Shape = Shape::text(0, usize::MAX);
pub(crate) static RESOURCE: Shape = Shape::text(1, 1011);
pub(crate) static BOOLEAN: Shape = Shape::Boolean;
pub(crate) static ATTRIBUTES: Shape = Shape::map(&TEXT, &TEXT, 0, usize::MAX);
static VALUE: Shape = Shape::Structure(&[
    req("DataType", &TEXT),
    opt("StringValue", &TEXT),
    opt("BinaryValue", &TEXT),
]);
pub(crate) static MESSAGE_ATTRIBUTES: Shape = Shape::map(&TEXT, &VALUE, 0, usize::MAX);
static TAG_KEY: Shape = Shape::text(1, 128);
static TAG_VALUE: Shape = Shape::text(0, 256);
static TAG: Shape = Shape::Structure(&[req("Key", &TAG_KEY), req("Value", &TAG_VALUE)]);
pub(crate) static TAGS: Shape = Shape::list(&TAG, 0, usize::MAX);
