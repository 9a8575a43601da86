//! The errors with the members that their shapes have. All have the status 400, as the API Reference's pages say.

use crate::wire::Refusal;

#[derive(Clone, Copy, Debug)]
pub(crate) enum ResourceType {
    Contact,
    Channel,
    Engagement,
    Page,
}

impl ResourceType {
    /// *Assumed*: the names are not published.
    const fn wire(self) -> &'static str {
        match self {
            Self::Contact => "CONTACT",
            Self::Channel => "CONTACT_CHANNEL",
            Self::Engagement => "ENGAGEMENT",
            Self::Page => "PAGE",
        }
    }
}

pub(crate) fn not_found(kind: ResourceType, id: &str) -> Refusal {
    let message = format!("Resource '{id}' was not found");
    Refusal::new(400, "ResourceNotFoundException", message)
        .with("ResourceId", id)
        .with("ResourceType", kind.wire())
}

pub(super) fn conflict(kind: ResourceType, id: &str, message: &str) -> Refusal {
    Refusal::new(400, "ConflictException", message)
        .with("ResourceId", id)
        .with("ResourceType", kind.wire())
}

pub(super) fn too_many_tags(id: &str) -> Refusal {
    let message = "A resource can have at most 50 tags";
    Refusal::new(400, "ServiceQuotaExceededException", message)
        .with("ResourceId", id)
        .with("ResourceType", ResourceType::Contact.wire())
        // *Assumed*: the code of the quota on tags is not published.
        .with("QuotaCode", "L-7A650000")
        .with("ServiceCode", "ssm-contacts")
}
