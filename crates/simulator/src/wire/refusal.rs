//! An error as AWS answers it.

use serde_json::{Map, Value};

/// An error of AWS: its code, its HTTP status, its text, and the members that its shape has beside the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub status: u16,
    pub code: String,
    pub message: String,
    pub members: Map<String, Value>,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            status,
            code: code.into(),
            message: message.into(),
            members: Map::new(),
        }
    }

    pub(crate) fn with(mut self, member: &str, value: impl Into<Value>) -> Self {
        self.members.insert(member.to_owned(), value.into());
        self
    }

    pub(crate) fn validation(message: impl Into<String>) -> Self {
        Self::new(400, "ValidationException", message)
    }

    pub(crate) fn unknown_operation() -> Self {
        Self::new(
            404,
            "UnknownOperationException",
            "The simulated account does not know this operation",
        )
    }

    pub(crate) fn missing_token() -> Self {
        Self::new(
            403,
            "MissingAuthenticationTokenException",
            "Missing Authentication Token",
        )
    }

    pub(crate) fn unknown_key() -> Self {
        Self::new(
            403,
            "UnrecognizedClientException",
            "The security token included in the request is invalid.",
        )
    }

    pub(crate) fn expired() -> Self {
        Self::new(
            403,
            "ExpiredTokenException",
            "The security token included in the request is expired",
        )
    }

    pub(crate) fn throttled(service: &str, quota_code: &str) -> Self {
        Self::new(429, "ThrottlingException", "Rate exceeded")
            .with("quotaCode", quota_code)
            .with("serviceCode", service)
    }

    /// AWS's sentence for a denied call; `because` ends it.
    pub(crate) fn denied(principal: &str, action: &str, resource: &str, because: &str) -> Self {
        let message = format!(
            "User: {principal} is not authorized to perform: {action} on resource: {resource} {because}"
        );
        Self::new(403, "AccessDeniedException", message)
    }
}
