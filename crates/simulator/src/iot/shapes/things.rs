//! Things, types, groups, tags and what policies are tested with.

use super::{
    ACTION_TYPE, ATTRIBUTE_NAME, ATTRIBUTE_VALUE, BOOLEAN, CONNECTION_ATTRIBUTE_NAME, DESCRIPTION, NAME,
    POLICY_NAME, TAG_KEY, TAG_VALUE, TEXT_2048, USER_PROPERTY_KEY_NAME,
};
use crate::check::{Shape, opt, req};

static ATTRIBUTES: Shape = Shape::map(&ATTRIBUTE_NAME, &ATTRIBUTE_VALUE, 0, usize::MAX);
pub(crate) static ATTRIBUTE_PAYLOAD: Shape =
    Shape::Structure(&[opt("attributes", &ATTRIBUTES), opt("merge", &BOOLEAN)]);
static SEARCHABLE_ATTRIBUTES: Shape = Shape::list(&ATTRIBUTE_NAME, 0, usize::MAX);
static PROPAGATING_ATTRIBUTE: Shape = Shape::Structure(&[
    opt("userPropertyKey", &USER_PROPERTY_KEY_NAME),
    opt("thingAttribute", &ATTRIBUTE_NAME),
    opt("connectionAttribute", &CONNECTION_ATTRIBUTE_NAME),
]);
static PROPAGATING_ATTRIBUTE_LIST: Shape = Shape::list(&PROPAGATING_ATTRIBUTE, 0, usize::MAX);
static MQTT5_CONFIGURATION: Shape =
    Shape::Structure(&[opt("propagatingAttributes", &PROPAGATING_ATTRIBUTE_LIST)]);
pub(crate) static THING_TYPE_PROPERTIES: Shape = Shape::Structure(&[
    opt("thingTypeDescription", &DESCRIPTION),
    opt("searchableAttributes", &SEARCHABLE_ATTRIBUTES),
    opt("mqtt5Configuration", &MQTT5_CONFIGURATION),
]);
static TAG: Shape = Shape::Structure(&[req("Key", &TAG_KEY), opt("Value", &TAG_VALUE)]);
pub(crate) static TAG_LIST: Shape = Shape::list(&TAG, 0, usize::MAX);
pub(crate) static THING_GROUP_PROPERTIES: Shape = Shape::Structure(&[
    opt("thingGroupDescription", &DESCRIPTION),
    opt("attributePayload", &ATTRIBUTE_PAYLOAD),
]);
pub(crate) static THING_GROUP_LIST: Shape = Shape::list(&NAME, 0, usize::MAX);
static RESOURCES: Shape = Shape::list(&TEXT_2048, 0, usize::MAX);
static AUTH_INFO: Shape = Shape::Structure(&[opt("actionType", &ACTION_TYPE), req("resources", &RESOURCES)]);
pub(crate) static AUTH_INFOS: Shape = Shape::list(&AUTH_INFO, 1, 10);
pub(crate) static POLICY_NAMES: Shape = Shape::list(&POLICY_NAME, 0, usize::MAX);
