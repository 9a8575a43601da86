//! Fleet indexing.

use super::ANY_TEXT;
use super::patterns;
use crate::check::{Shape, opt, req};

static THING_INDEXING_MODE: Shape = Shape::one_of(&["OFF", "REGISTRY", "REGISTRY_AND_SHADOW"]);
static THING_CONNECTIVITY_INDEXING_MODE: Shape = Shape::one_of(&["OFF", "STATUS"]);
static DEVICE_DEFENDER_INDEXING_MODE: Shape = Shape::one_of(&["OFF", "VIOLATIONS"]);
static NAMED_SHADOW_INDEXING_MODE: Shape = Shape::one_of(&["OFF", "ON"]);
static FIELD_TYPE: Shape = Shape::one_of(&["Number", "String", "Boolean"]);
static FIELD: Shape = Shape::Structure(&[opt("name", &ANY_TEXT), opt("type", &FIELD_TYPE)]);
static FIELDS: Shape = Shape::list(&FIELD, 0, usize::MAX);
static SHADOW_NAME: Shape = Shape::pattern(1, 64, patterns::SHADOW_NAME);
static NAMED_SHADOW_NAMES_FILTER: Shape = Shape::list(&SHADOW_NAME, 0, usize::MAX);
static TARGET_FIELD_ORDER: Shape = Shape::one_of(&["LatLon", "LonLat"]);
static GEO_LOCATION_TARGET: Shape =
    Shape::Structure(&[opt("name", &ANY_TEXT), opt("order", &TARGET_FIELD_ORDER)]);
static GEO_LOCATIONS_FILTER: Shape = Shape::list(&GEO_LOCATION_TARGET, 0, usize::MAX);
static FLEET_INDEXING_API: Shape = Shape::one_of(&["GET_THING_CONNECTIVITY_DATA"]);
static FLEET_INDEXING_API_LIST: Shape = Shape::list(&FLEET_INDEXING_API, 0, usize::MAX);
static CONNECTIVITY_FILTER: Shape =
    Shape::Structure(&[opt("includeSocketInformation", &FLEET_INDEXING_API_LIST)]);
static INDEXING_FILTER: Shape = Shape::Structure(&[
    opt("namedShadowNames", &NAMED_SHADOW_NAMES_FILTER),
    opt("geoLocations", &GEO_LOCATIONS_FILTER),
    opt("connectivity", &CONNECTIVITY_FILTER),
]);
pub(crate) static THING_INDEXING_CONFIGURATION: Shape = Shape::Structure(&[
    req("thingIndexingMode", &THING_INDEXING_MODE),
    opt("thingConnectivityIndexingMode", &THING_CONNECTIVITY_INDEXING_MODE),
    opt("deviceDefenderIndexingMode", &DEVICE_DEFENDER_INDEXING_MODE),
    opt("namedShadowIndexingMode", &NAMED_SHADOW_INDEXING_MODE),
    opt("managedFields", &FIELDS),
    opt("customFields", &FIELDS),
    opt("filter", &INDEXING_FILTER),
]);
pub(crate) static THING_GROUP_INDEXING_CONFIGURATION: Shape = Shape::Structure(&[
    req("thingGroupIndexingMode", &NAMED_SHADOW_INDEXING_MODE),
    opt("managedFields", &FIELDS),
    opt("customFields", &FIELDS),
]);
