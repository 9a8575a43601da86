//! The constraints of the Tagging API's model.

use crate::check::{Shape, opt};

pub(super) static PAGINATION_TOKEN: Shape = Shape::text(0, 2048);
pub(super) static ANY_NUMBER: Shape = Shape::Integer {
    min: i32::MIN as i64,
    max: i32::MAX as i64,
};
pub(super) static BOOLEAN: Shape = Shape::Boolean;
static ARN: Shape = Shape::text(1, 1011);
pub(super) static ARNS_TO_GET: Shape = Shape::list(&ARN, 1, 100);
pub(super) static ARNS_TO_TAG: Shape = Shape::list(&ARN, 1, 20);
pub(super) static KEY: Shape = Shape::text(1, 128);
static VALUE: Shape = Shape::text(0, 256);
pub(super) static TAGS: Shape = Shape::map(&KEY, &VALUE, 1, 50);
pub(super) static KEYS: Shape = Shape::list(&KEY, 1, 50);
static VALUES: Shape = Shape::list(&VALUE, 0, 20);
static FILTER: Shape = Shape::Structure(&[opt("Key", &KEY), opt("Values", &VALUES)]);
pub(super) static FILTERS: Shape = Shape::list(&FILTER, 0, 50);
static TYPE: Shape = Shape::text(0, 256);
pub(super) static TYPES: Shape = Shape::list(&TYPE, 0, usize::MAX);
