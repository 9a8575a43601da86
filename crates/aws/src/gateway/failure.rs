use super::operation::Operation;
use aws_sdk_ssmincidents::error::{ProvideErrorMetadata, SdkError};
use response::ports::StoreError;
use std::error::Error;

/// A message for people is cut here; AWS repeats whole policies in some.
const MESSAGE_LIMIT: usize = 500;

/// What an attempt came to, when it came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// AWS asks for fewer calls; nothing took effect.
    Throttled(StoreError),
    /// It may pass, and it may have taken effect.
    Transient(StoreError),
    /// The same call would fail again.
    Final(StoreError),
}

impl Failure {
    /// The attempt's time was up.
    pub(super) fn timed_out(operation: Operation) -> Self {
        Self::Transient(unavailable(operation, "no answer in time"))
    }

    /// What an error of the SDK means.
    pub(super) fn of<E>(operation: Operation, error: &SdkError<E>) -> Self
    where
        E: ProvideErrorMetadata + Error + 'static,
    {
        match error {
            SdkError::TimeoutError(_) => Self::timed_out(operation),
            // No connection, one that was cut, or credentials that could not be loaded: the cause says which.
            SdkError::DispatchFailure(_) => Self::Transient(unavailable(operation, causes(error))),
            SdkError::ServiceError(answer) => {
                let told = answer.err();
                let status = answer.raw().status().as_u16();
                answered(operation, status, told.code().unwrap_or_default(), told.message())
            }
            SdkError::ResponseError(_) => Self::Transient(unavailable(
                operation,
                format!("an answer that breaks off: {}", causes(error)),
            )),
            // A request that could not even be built, credentials that could not be loaded: nothing was sent.
            _ => Self::Final(unavailable(operation, format!("not sent: {}", causes(error)))),
        }
    }

    /// The error to report.
    pub(super) fn error(self) -> StoreError {
        let (Self::Throttled(error) | Self::Transient(error) | Self::Final(error)) = self;
        error
    }
}

/// What AWS's answer means, by its code (`x-amzn-errortype`) and, where it has none, by the HTTP status.
fn answered(operation: Operation, status: u16, code: &str, message: Option<&str>) -> Failure {
    let said = || cut(message.filter(|text| !text.is_empty()).unwrap_or(code));
    let name = operation.name;
    match (code, status) {
        ("ThrottlingException" | "Throttling" | "TooManyRequestsException" | "RequestLimitExceeded", _)
        | (_, 429) => Failure::Throttled(StoreError::Throttled { operation: name }),
        // The last two are IoT's words for it: of its control plane, and of its data plane.
        (
            "AccessDeniedException"
            | "AccessDenied"
            | "UnauthorizedOperation"
            | "UnauthorizedException"
            | "ForbiddenException",
            _,
        ) => Failure::Final(StoreError::Denied {
            operation: name,
            action: missing_action(message.unwrap_or_default())
                .unwrap_or_else(|| format!("{}:{}", operation.service, operation.permission)),
        }),
        (
            "UnrecognizedClientException"
            | "InvalidClientTokenId"
            | "ExpiredToken"
            | "ExpiredTokenException"
            | "InvalidSignatureException"
            | "SignatureDoesNotMatch"
            | "IncompleteSignature"
            | "MissingAuthenticationToken"
            | "MissingAuthenticationTokenException",
            _,
        ) => Failure::Final(StoreError::Denied {
            operation: name,
            action: format!("a valid credential ({code})"),
        }),
        // The others are Automation's words for it.
        (
            "ResourceNotFoundException"
            | "AutomationExecutionNotFoundException"
            | "InvalidDocument"
            | "InvalidDocumentVersion",
            _,
        ) => Failure::Final(StoreError::NotFound { operation: name }),
        // The SDK reports a body that it can't read as an error of the service, with the status of success.
        (_, ..400) => Failure::Transient(unavailable(operation, "an answer that can't be read")),
        (_, 500..) => {
            let message = format!("HTTP {status} {}", said());
            Failure::Transient(unavailable(operation, message.trim_end()))
        }
        ("", _) => Failure::Final(StoreError::Refused {
            operation: name,
            message: format!("HTTP {status}"),
        }),
        _ => Failure::Final(StoreError::Refused {
            operation: name,
            message: said(),
        }),
    }
}

/// The permission that AWS names: `User: ARN is not authorized to perform: ACTION on resource: …`.
fn missing_action(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("not authorized to perform")?;
    let action = rest.trim_start_matches([':', ' ']).split_whitespace().next()?;
    let looks_right = action.contains(':')
        && action
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '*'));
    looks_right.then(|| action.to_owned())
}

fn unavailable(operation: Operation, message: impl Into<String>) -> StoreError {
    StoreError::Unavailable {
        operation: operation.name,
        message: message.into(),
    }
}

/// The innermost cause is the one that helps: the outer ones say only that dispatching failed.
fn causes(error: &(dyn Error + 'static)) -> String {
    let mut innermost = error;
    while let Some(cause) = innermost.source() {
        innermost = cause;
    }
    let lines = innermost.to_string();
    cut(&lines.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn cut(text: &str) -> String {
    text.chars().take(MESSAGE_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const UPDATE: Operation = Operation::write("UpdateIncidentRecord", "ssm-incidents");

    fn denied(message: Option<&str>) -> String {
        match answered(UPDATE, 403, "AccessDeniedException", message).error() {
            StoreError::Denied { action, .. } => action,
            other => other.to_string(),
        }
    }

    #[test]
    fn a_denial_names_the_action_that_aws_names() {
        let told = "User: arn:aws:sts::111122223333:assumed-role/R/s is not authorized to perform: \
                    iam:PassRole on resource: arn:aws:iam::111122223333:role/x with an explicit deny";
        assert_eq!(denied(Some(told)), "iam:PassRole");
    }

    #[test]
    fn a_denial_that_names_no_action_names_the_operation_itself() {
        for told in [
            None,
            Some(""),
            Some("not authorized to perform"),
            Some("not authorized to perform: <b>"),
        ] {
            assert_eq!(denied(told), "ssm-incidents:UpdateIncidentRecord", "{told:?}");
        }
    }

    #[test]
    fn a_denial_names_the_permission_where_it_is_not_called_like_the_operation() {
        const LIST: Operation =
            Operation::read("ListThingPrincipalsV2", "iot").allowed_by("ListThingPrincipals");
        for code in [
            "UnauthorizedException",
            "ForbiddenException",
            "AccessDeniedException",
        ] {
            assert_eq!(
                answered(LIST, 403, code, None),
                Failure::Final(StoreError::Denied {
                    operation: "ListThingPrincipalsV2",
                    action: "iot:ListThingPrincipals".to_owned()
                })
            );
        }
    }

    #[test]
    fn what_nobody_documented_is_judged_by_its_status() {
        let of = |status, code| answered(UPDATE, status, code, None);
        assert!(matches!(of(429, ""), Failure::Throttled(_)));
        assert!(matches!(
            of(503, ""),
            Failure::Transient(StoreError::Unavailable { .. })
        ));
        assert!(matches!(of(500, "SomethingNew"), Failure::Transient(_)));
        assert!(matches!(
            of(418, "SomethingNew"),
            Failure::Final(StoreError::Refused { .. })
        ));
        assert!(matches!(of(403, ""), Failure::Final(StoreError::Refused { .. })));
    }

    #[test]
    fn a_credential_that_aws_does_not_know_is_no_missing_permission_of_the_operation() {
        assert_eq!(
            answered(UPDATE, 403, "ExpiredTokenException", Some("expired")),
            Failure::Final(StoreError::Denied {
                operation: "UpdateIncidentRecord",
                action: "a valid credential (ExpiredTokenException)".to_owned()
            })
        );
    }

    #[test]
    fn a_message_is_cut_before_it_fills_the_page() {
        let Failure::Final(StoreError::Refused { message, .. }) =
            answered(UPDATE, 400, "ValidationException", Some(&"ä".repeat(9_000)))
        else {
            return assert_eq!("refused", "something else");
        };
        assert_eq!(message.chars().count(), MESSAGE_LIMIT);
    }
}
