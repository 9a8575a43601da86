//! Logging options.

use super::patterns;
use crate::check::{Shape, opt, req};

pub(crate) static LOG_LEVEL: Shape = Shape::one_of(&["DEBUG", "INFO", "ERROR", "WARN", "DISABLED"]);
static LOG_EVENT_TYPE: Shape = Shape::text(1, 512);
static LOG_DESTINATION: Shape = Shape::pattern(1, 512, patterns::LOG_DESTINATION);
static LOG_EVENT_CONFIGURATION: Shape = Shape::Structure(&[
    req("eventType", &LOG_EVENT_TYPE),
    opt("logLevel", &LOG_LEVEL),
    opt("logDestination", &LOG_DESTINATION),
]);
pub(crate) static LOG_EVENT_CONFIGURATIONS: Shape = Shape::list(&LOG_EVENT_CONFIGURATION, 0, usize::MAX);
