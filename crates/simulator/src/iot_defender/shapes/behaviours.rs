//! Behaviours, metrics and what else a security profile is made of.

use super::{ANY_TEXT, BOOLEAN, LONG, NAME, ROLE_ARN, UP_TO_10, VALUE_OPERATOR, patterns};
use crate::check::{Shape, opt, req};

static COUNT: Shape = Shape::Integer {
    min: 0,
    max: i64::MAX,
};
static CIDR: Shape = Shape::pattern(2, 43, patterns::CIDR);
static CIDRS: Shape = Shape::list(&CIDR, 0, usize::MAX);
static PORT: Shape = Shape::Integer { min: 0, max: 65_535 };
static PORTS: Shape = Shape::list(&PORT, 0, usize::MAX);
static NUMBER: Shape = Shape::Decimal {
    min: f64::MIN,
    max: f64::MAX,
};
static NUMBERS: Shape = Shape::list(&NUMBER, 0, usize::MAX);
static STRINGS: Shape = Shape::list(&ANY_TEXT, 0, usize::MAX);
pub(crate) static METRIC_VALUE: Shape = Shape::Structure(&[
    opt("count", &COUNT),
    opt("cidrs", &CIDRS),
    opt("ports", &PORTS),
    opt("number", &NUMBER),
    opt("numbers", &NUMBERS),
    opt("strings", &STRINGS),
]);

static OPERATOR: Shape = Shape::one_of(&[
    "less-than",
    "less-than-equals",
    "greater-than",
    "greater-than-equals",
    "in-cidr-set",
    "not-in-cidr-set",
    "in-port-set",
    "not-in-port-set",
    "in-set",
    "not-in-set",
]);
static STATISTIC: Shape = Shape::pattern(0, usize::MAX, patterns::STATISTIC);
static STATISTICAL_THRESHOLD: Shape = Shape::Structure(&[opt("statistic", &STATISTIC)]);
static CONFIDENCE: Shape = Shape::one_of(&["LOW", "MEDIUM", "HIGH"]);
static ML_CONFIG: Shape = Shape::Structure(&[req("confidenceLevel", &CONFIDENCE)]);
static CRITERIA: Shape = Shape::Structure(&[
    opt("comparisonOperator", &OPERATOR),
    opt("value", &METRIC_VALUE),
    opt("durationSeconds", &LONG),
    opt("consecutiveDatapointsToAlarm", &UP_TO_10),
    opt("consecutiveDatapointsToClear", &UP_TO_10),
    opt("statisticalThreshold", &STATISTICAL_THRESHOLD),
    opt("mlDetectionConfig", &ML_CONFIG),
]);
static DIMENSION: Shape = Shape::Structure(&[req("dimensionName", &NAME), opt("operator", &VALUE_OPERATOR)]);
pub(crate) static BEHAVIOUR: Shape = Shape::Structure(&[
    req("name", &NAME),
    opt("metric", &ANY_TEXT),
    opt("metricDimension", &DIMENSION),
    opt("criteria", &CRITERIA),
    opt("suppressAlerts", &BOOLEAN),
    opt("exportMetric", &BOOLEAN),
]);
pub(crate) static BEHAVIOURS: Shape = Shape::list(&BEHAVIOUR, 0, 100);

static TARGET_TYPE: Shape = Shape::one_of(&["SNS"]);
static ALERT_TARGET: Shape = Shape::Structure(&[req("alertTargetArn", &ANY_TEXT), req("roleArn", &ROLE_ARN)]);
pub(crate) static ALERT_TARGETS: Shape = Shape::map(&TARGET_TYPE, &ALERT_TARGET, 0, usize::MAX);
pub(crate) static METRICS: Shape = Shape::list(&ANY_TEXT, 0, usize::MAX);
static METRIC_TO_RETAIN: Shape = Shape::Structure(&[
    req("metric", &ANY_TEXT),
    opt("metricDimension", &DIMENSION),
    opt("exportMetric", &BOOLEAN),
]);
pub(crate) static METRICS_TO_RETAIN: Shape = Shape::list(&METRIC_TO_RETAIN, 0, usize::MAX);
static MQTT_TOPIC: Shape = Shape::text(1, 512);
pub(crate) static EXPORT: Shape =
    Shape::Structure(&[req("mqttTopic", &MQTT_TOPIC), req("roleArn", &ROLE_ARN)]);
