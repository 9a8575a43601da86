//! Why a document's content is refused.

/// A content that is no document, or no runbook that can be run.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ContentError {
    #[error("{format} not well-formed. {reason}")]
    Unreadable { format: &'static str, reason: String },
    #[error("The content is not a mapping at its top.")]
    NoMapping,
    #[error("Document schema version, {0}, is not supported by the current document type.")]
    Schema(String),
    #[error("mainSteps must hold between 1 and {most} steps, it holds {steps}.")]
    Steps { steps: usize, most: usize },
    #[error("Step {0} has no valid name: letters, digits and underscores, at most 128 of them.")]
    Name(usize),
    #[error("Step name {0} is used more than once.")]
    Twice(String),
    #[error("Step {step}: action {action} is unknown or not supported.")]
    Action { step: String, action: String },
    #[error("Step {step}: input {input} is required by {action}.")]
    Input {
        step: String,
        action: &'static str,
        input: &'static str,
    },
    #[error("Step {step}: {property} is not valid: {value}.")]
    Property {
        step: String,
        property: &'static str,
        value: String,
    },
    #[error("Step {step} leads to {target}, which is no step of this document.")]
    Target { step: String, target: String },
    #[error("Parameter {0} is not valid.")]
    Parameter(String),
    #[error("Output {0} names no step of this document.")]
    Output(String),
}
