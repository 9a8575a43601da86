//! Filters that the listings of violations and of their events share.

use serde_json::Value;

use crate::check::{Member, opt};
use crate::iot_defender::shapes;
use crate::world::defender::Violation;

pub(super) const THING: Member = opt("thingName", &shapes::DEVICE_NAME).in_query();
pub(super) const PROFILE: Member = opt("securityProfileName", &shapes::NAME).in_query();
pub(super) const CRITERIA_TYPE: Member = opt("behaviorCriteriaType", &shapes::CRITERIA_TYPE).in_query();
pub(super) const SUPPRESSED: Member = opt("listSuppressedAlerts", &shapes::BOOLEAN).in_query();
pub(super) const STATE: Member = opt("verificationState", &shapes::VERIFICATION_STATE).in_query();

/// Whether the request's filters let the violation through.
///
/// *Assumed*: `listSuppressedAlerts` lists nothing but suppressed alerts, and without it none of them.
pub(super) fn admits(input: &Value, violation: &Violation) -> bool {
    let is = |member: &str, actual: &str| input[member].as_str().is_none_or(|wanted| wanted == actual);
    is("thingName", &violation.thing)
        && is("securityProfileName", &violation.profile)
        && is("behaviorCriteriaType", violation.criteria_type())
        && is("verificationState", violation.verification_state())
        && (input["listSuppressedAlerts"] == true) == violation.is_suppressed()
}
