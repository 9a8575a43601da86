//! What a new version of a document is made from.

use std::sync::Arc;

use serde_json::Value;

use super::Version;
use crate::ssm::errors::refused;
use crate::wire::Refusal;
use crate::world::automation::runbook::{ContentError, Format, Runbook, parse};

/// The largest content (the model's text of `MaxDocumentSizeExceeded`).
const MOST_BYTES: usize = 64 * 1024;

/// A content with what its request says of it.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub content: String,
    pub format: Format,
    pub version_name: Option<String>,
    pub display_name: Option<String>,
    pub target_type: Option<String>,
}

impl Draft {
    /// The members that `CreateDocument` and `UpdateDocument` share.
    pub(crate) fn read(input: &Value) -> Self {
        let text = |name: &str| input[name].as_str().map(str::to_owned);
        Self {
            content: text("Content").unwrap_or_default(),
            format: Format::of(input["DocumentFormat"].as_str()),
            version_name: text("VersionName"),
            display_name: text("DisplayName"),
            target_type: text("TargetType"),
        }
    }

    /// The version that it makes of a document of this type.
    ///
    /// # Errors
    /// `MaxDocumentSizeExceeded`, `InvalidDocumentContent`, `InvalidDocumentSchemaVersion`.
    pub(crate) fn version(self, kind: &str, number: u64, now: i64) -> Result<Version, Refusal> {
        if self.content.len() > MOST_BYTES {
            return Err(refused(
                "MaxDocumentSizeExceeded",
                "The size limit of a document is 64 KB.",
            ));
        }
        let value = parse(&self.content, self.format).map_err(|error| invalid(&error))?;
        let runbook = if kind == "Automation" {
            Some(Arc::new(Runbook::read(&value).map_err(|error| invalid(&error))?))
        } else {
            None
        };
        Ok(Version {
            number,
            name: self.version_name,
            display_name: self.display_name,
            target_type: self.target_type,
            content: self.content,
            format: self.format,
            created: now,
            value,
            runbook,
        })
    }
}

fn invalid(error: &ContentError) -> Refusal {
    let code = match error {
        ContentError::Schema(_) => "InvalidDocumentSchemaVersion",
        _ => "InvalidDocumentContent",
    };
    refused(code, &error.to_string())
}
