//! Device certificates.

/// A certificate that devices sign in with.
#[derive(Clone, Debug)]
pub(crate) struct Certificate {
    /// 64 hexadecimal digits.
    pub id: String,
    pub arn: String,
    pub pem: String,
    pub status: CertificateStatus,
    pub created: i64,
    pub modified: i64,
    /// Order of creation.
    pub seq: u64,
    /// Since when it has been other than active; it lets nobody connect and, after the delay, cuts who is connected.
    pub inactive_since: Option<i64>,
    pub mode: &'static str,
    pub ca: Option<String>,
}

/// The states of a certificate that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CertificateStatus {
    Active,
    Inactive,
    Revoked,
}

impl CertificateStatus {
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
            Self::Revoked => "REVOKED",
        }
    }
}
