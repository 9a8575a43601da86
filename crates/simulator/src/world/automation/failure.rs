//! Why a step failed. Authority: the model's text of `FailureDetails` for stages and types.

use serde_json::{Value, json};

use super::Status;
use crate::wire::Refusal;

const GUIDE: &str = "Please refer to Automation Service Troubleshooting Guide for more diagnosis details.";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub status: Status,
    pub message: String,
    pub stage: &'static str,
    pub kind: &'static str,
    pub details: Vec<(&'static str, String)>,
}

impl Failure {
    fn new(stage: &'static str, kind: &'static str, message: String) -> Self {
        Self {
            status: Status::Failed,
            message,
            stage,
            kind,
            details: Vec::new(),
        }
    }

    pub(super) fn unresolved(reference: &str) -> Self {
        let message = format!(
            "Step fails when it is validating and resolving the step inputs. Failed to resolve input: {reference} to type \
             String. {reference} is not defined in the Automation Document. {GUIDE}"
        );
        Self::new("InputValidation", "Verification", message)
    }

    /// An input that the action can't use.
    pub(super) fn input(reason: &str) -> Self {
        let message =
            format!("Step fails when it is validating and resolving the step inputs. {reason} {GUIDE}");
        Self::new("InputValidation", "Verification", message)
    }

    /// The API said no.
    pub(super) fn refused(service: &str, api: &str, refusal: &Refusal) -> Self {
        let kind = match refusal.code.as_str() {
            "AccessDeniedException" | "AccessDenied" | "UnauthorizedException" => "Permission",
            "ThrottlingException" => "Throttling",
            _ => "Action",
        };
        let message = format!(
            "Step fails when it is Execute/Cancelling action. An error occurred ({}) when calling the {api} operation: {}. {GUIDE}",
            refusal.code,
            refusal.message.trim_end_matches('.'),
        );
        let mut failure = Self::new("Invocation", kind, message);
        failure.details = vec![
            ("Service", service.to_owned()),
            ("Api", api.to_owned()),
            ("Code", refusal.code.clone()),
        ];
        failure
    }

    pub(super) fn action(reason: &str) -> Self {
        let message = format!("Step fails when it is Execute/Cancelling action. {reason} {GUIDE}");
        Self::new("Invocation", "Action", message)
    }

    /// The resource is not as it has to be.
    pub(super) fn verification(reason: &str) -> Self {
        let message = format!("Step fails when it is verifying the resource. {reason} {GUIDE}");
        Self::new("PostVerification", "Verification", message)
    }

    pub(super) fn timed_out(step: &str, timeout_s: i64) -> Self {
        let message = format!("Step timed out: {step} did not complete within {timeout_s} seconds. {GUIDE}");
        Self {
            status: Status::TimedOut,
            ..Self::new("Invocation", "Action", message)
        }
    }

    pub(super) fn rejected(by: &str) -> Self {
        Self {
            status: Status::Rejected,
            ..Self::new("Invocation", "Action", format!("Approval rejected by {by}."))
        }
    }

    pub(super) fn shown(&self) -> Value {
        let details: serde_json::Map<String, Value> = self
            .details
            .iter()
            .map(|(name, text)| ((*name).to_owned(), json!([text])))
            .collect();
        let mut shown = json!({"FailureStage": self.stage, "FailureType": self.kind});
        if !details.is_empty() {
            shown["Details"] = details.into();
        }
        shown
    }
}
