//! Related items and references to them.

use super::{ARN, BOOLEAN, GENERATED_ID, TITLE};
use crate::check::{Shape, opt, pattern, req};

static ITEM_TYPE: Shape = Shape::one_of(pattern::ITEM_TYPES);
static METRIC_DEFINITION: Shape = Shape::text(0, 4000);
static PAGER_DUTY_ID: Shape = Shape::text(1, 200);
static SECRET_ID: Shape = Shape::text(1, 512);
static URL: Shape = Shape::text(0, 1000);
static PAGER_DUTY_INCIDENT: Shape = Shape::Structure(&[
    opt("autoResolve", &BOOLEAN),
    req("id", &PAGER_DUTY_ID),
    opt("secretId", &SECRET_ID),
]);
static ITEM_VALUE: Shape = Shape::Union(&[
    opt("arn", &ARN),
    opt("metricDefinition", &METRIC_DEFINITION),
    opt("pagerDutyIncidentDetail", &PAGER_DUTY_INCIDENT),
    opt("url", &URL),
]);
static ITEM_IDENTIFIER: Shape = Shape::Structure(&[req("type", &ITEM_TYPE), req("value", &ITEM_VALUE)]);
static RELATED_ITEM: Shape = Shape::Structure(&[
    opt("generatedId", &GENERATED_ID),
    req("identifier", &ITEM_IDENTIFIER),
    opt("title", &TITLE),
]);
pub(crate) static RELATED_ITEMS: Shape = Shape::list(&RELATED_ITEM, 0, 100);
pub(crate) static RELATED_ITEMS_UPDATE: Shape = Shape::Union(&[
    opt("itemToAdd", &RELATED_ITEM),
    opt("itemToRemove", &ITEM_IDENTIFIER),
]);

static EVENT_REFERENCE: Shape = Shape::Union(&[opt("relatedItemId", &GENERATED_ID), opt("resource", &ARN)]);
pub(crate) static EVENT_REFERENCES: Shape = Shape::list(&EVENT_REFERENCE, 0, 10);
