use crate::ids::{CertificateId, DeviceName};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether a certificate may be used.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateStatus {
    /// It may connect.
    Active,
    /// It may not, until it is activated.
    Inactive,
    /// It may not, for good.
    Revoked,
    /// Anything else, as the registry names it: in transfer, not activated yet.
    Other(String),
}

impl CertificateStatus {
    /// As a sentence says it; of another state the registry's own word, untrusted.
    pub fn word(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Revoked => "revoked",
            Self::Other(word) => word,
        }
    }
}

/// A principal of a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its fingerprint.
    pub id: CertificateId,
    /// Its ARN, by which policies and questions name it.
    pub arn: String,
    /// Whether it may be used.
    pub status: CertificateStatus,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it ends by itself.
    pub expires: Option<Timestamp>,
    /// Other things that use it too.
    pub shared_with: Vec<DeviceName>,
    /// The policies attached to it, by name.
    pub policies: Vec<String>,
}
