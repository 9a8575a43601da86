//! Filters of the list operations.

use super::{INCIDENT_SOURCE, TIMESTAMP};
use crate::check::{Shape, opt, req};

static INTEGER: Shape = Shape::Integer {
    min: i32::MIN as i64,
    max: i32::MAX as i64,
};
static INTEGERS: Shape = Shape::list(&INTEGER, 0, 100);
static STRING: Shape = Shape::text(0, 1000);
static STRINGS: Shape = Shape::list(&STRING, 0, 100);
static VALUES: Shape = Shape::Union(&[opt("integerValues", &INTEGERS), opt("stringValues", &STRINGS)]);
static CONDITION: Shape = Shape::Union(&[
    opt("after", &TIMESTAMP),
    opt("before", &TIMESTAMP),
    opt("equals", &VALUES),
]);
static FILTER: Shape = Shape::Structure(&[req("condition", &CONDITION), req("key", &INCIDENT_SOURCE)]);
pub(crate) static FILTERS: Shape = Shape::list(&FILTER, 0, 5);
