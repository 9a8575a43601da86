//! Incident Manager's errors with the members that their shapes have.

use crate::wire::Refusal;

#[derive(Clone, Copy, Debug)]
pub(super) enum ResourceType {
    ResponsePlan,
    IncidentRecord,
    TimelineEvent,
    ReplicationSet,
    ResourcePolicy,
}

impl ResourceType {
    const fn wire(self) -> &'static str {
        match self {
            Self::ResponsePlan => "RESPONSE_PLAN",
            Self::IncidentRecord => "INCIDENT_RECORD",
            Self::TimelineEvent => "TIMELINE_EVENT",
            Self::ReplicationSet => "REPLICATION_SET",
            Self::ResourcePolicy => "RESOURCE_POLICY",
        }
    }
}

pub(super) fn not_found(kind: ResourceType, identifier: &str) -> Refusal {
    Refusal::new(
        404,
        "ResourceNotFoundException",
        format!("Resource '{identifier}' was not found"),
    )
    .with("resourceIdentifier", identifier)
    .with("resourceType", kind.wire())
}

pub(super) fn conflict(kind: ResourceType, identifier: &str, message: &str) -> Refusal {
    Refusal::new(409, "ConflictException", message)
        .with("resourceIdentifier", identifier)
        .with("resourceType", kind.wire())
}

pub(super) fn quota_exceeded(kind: ResourceType, identifier: &str, message: &str) -> Refusal {
    Refusal::new(402, "ServiceQuotaExceededException", message)
        .with("resourceIdentifier", identifier)
        .with("resourceType", kind.wire())
        // *Assumed*: the code of the quota on tags is not published.
        .with("quotaCode", "L-7A650000")
        .with("serviceCode", "ssm-incidents")
}
