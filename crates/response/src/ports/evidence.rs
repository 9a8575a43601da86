use async_trait::async_trait;
use std::fmt::Debug;

/// Why evidence could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceError {
    /// There is no file of that hash.
    #[error("there is no evidence file {sha256}")]
    NotFound {
        /// The hash asked for.
        sha256: String,
    },
    /// The bytes on disk no longer have the hash they are kept under.
    #[error("evidence file {sha256} was altered on disk")]
    Altered {
        /// The hash asked for.
        sha256: String,
    },
    /// The disk refused.
    #[error("evidence could not be stored: {0}")]
    Io(String),
}

/// Bytes of evidence files, kept by their SHA-256; the same bytes twice are one file.
#[async_trait]
pub trait EvidenceStore: Send + Sync + Debug {
    /// Keeps `bytes` and returns their SHA-256 as 64 hex digits, once they are on disk.
    async fn keep(&self, bytes: &[u8]) -> Result<String, EvidenceError>;

    /// The bytes kept under `sha256`, their hash checked again.
    async fn read(&self, sha256: &str) -> Result<Vec<u8>, EvidenceError>;
}
