use crate::ids::{CertificateId, GroupName};
use serde::{Deserialize, Serialize};

/// One call that changes something in AWS. Each may be repeated.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum Step {
    /// The thing into the group.
    AddToGroup {
        /// The group.
        group: GroupName,
        /// Whether a dynamic group may give way.
        evict: bool,
    },
    /// The thing out of the group.
    RemoveFromGroup {
        /// The group.
        group: GroupName,
    },
    /// A certificate on or off.
    SetCertificate {
        /// The certificate.
        id: CertificateId,
        /// On or off.
        active: bool,
    },
    /// The client's session cut.
    Cut {
        /// The client id.
        client: String,
    },
}

impl Step {
    /// Whether the device is less contained after it.
    pub fn loosens(&self) -> bool {
        matches!(
            self,
            Self::RemoveFromGroup { .. } | Self::SetCertificate { active: true, .. }
        )
    }

    /// As a sentence says it.
    pub fn words(&self) -> String {
        match self {
            Self::AddToGroup { group, .. } => format!("put it into {group}"),
            Self::RemoveFromGroup { group } => format!("take it out of {group}"),
            Self::SetCertificate { id, active } => format!(
                "{} certificate {}",
                if *active { "activate" } else { "deactivate" },
                super::view::short_id(id)
            ),
            Self::Cut { .. } => "cut its connection".to_owned(),
        }
    }
}
