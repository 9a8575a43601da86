use crate::client::JsonText;
use domain::incident::IncidentRecord;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// The one error that crosses to the browser: what the reader can act on has a variant of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// There is no such thing, or none the console knows.
    #[error("There is no such incident, or none this console knows.")]
    NotFound,
    /// Nobody is signed in, or the session ended.
    #[error("You are signed out.")]
    SignedOut,
    /// The person lacks a right.
    #[error("You need the right to {right}.")]
    Forbidden {
        /// The right, as `Right::phrase` names it.
        right: String,
    },
    /// It can't be done in this state.
    #[error("{reason}")]
    Refused {
        /// Why, as a sentence.
        reason: String,
    },
    /// A text breaks its limit, or a choice is missing.
    #[error("{reason}")]
    Invalid {
        /// The field, as its label calls it.
        field: String,
        /// What is wrong, with the limit.
        reason: String,
    },
    /// Somebody changed the record meanwhile; nothing was overwritten.
    #[error("Somebody changed this meanwhile. Nothing was overwritten.")]
    Conflict {
        /// The record as it is now; `None` where it is not the incident's that was changed.
        newer: Option<Box<IncidentRecord>>,
    },
    /// Too many calls.
    #[error("{operation} is throttled. Try again in a moment.")]
    Throttled {
        /// The operation, as the incident store names it.
        operation: String,
    },
    /// Something the console needs did not answer.
    #[error("{what}")]
    Unavailable {
        /// What, and what it said.
        what: String,
    },
    /// The console gave no answer that can be read: what was asked for may have happened.
    #[error("The console can't be reached. What you typed is still here.")]
    Unreachable,
    /// The form was taken before, with another content: what came of that is on the record.
    #[error("{reason}")]
    OnRecord {
        /// What to do, as a sentence.
        reason: String,
    },
    /// A fault of the console, written to its log.
    #[error("Something went wrong in the console. Reference {reference}.")]
    Internal {
        /// Where to find it in the log.
        reference: String,
    },
}

impl AppError {
    /// A form is larger than [`crate::client::BODY_LIMIT`].
    pub fn too_large() -> Self {
        Self::Refused {
            reason: "This is more than a form can send: the limit is 256 KiB. What you typed is still there."
                .into(),
        }
    }

    /// The status of an HTTP response that carries it.
    pub fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden { .. } => 403,
            Self::NotFound => 404,
            Self::Refused { .. } | Self::Conflict { .. } | Self::OnRecord { .. } => 409,
            Self::Invalid { .. } => 422,
            Self::Throttled { .. } => 429,
            Self::Internal { .. } => 500,
            Self::Unavailable { .. } | Self::Unreachable => 503,
        }
    }

    /// What is wrong with `field`, if that is what the error says.
    pub fn on_field(&self, field: &str) -> Option<String> {
        match self {
            Self::Invalid { field: of, reason } if of == field => Some(reason.clone()),
            _ => None,
        }
    }

    /// Whether it ended what was asked for, so that the same asked for once more is another act. Where it may have happened,
    /// or goes on once somebody signed in, it is still the same.
    pub fn is_end(&self) -> bool {
        !matches!(
            self,
            Self::SignedOut | Self::Unreachable | Self::OnRecord { .. } | Self::Internal { .. }
        )
    }

    /// Whether the same again may work.
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Throttled { .. } | Self::Unavailable { .. } | Self::Unreachable | Self::SignedOut
        )
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            ServerFnErrorErr::Args(reason)
            | ServerFnErrorErr::MissingArg(reason)
            | ServerFnErrorErr::Deserialization(reason) => crate::context::malformed(&reason),
            other => crate::context::internal(&other.to_string()),
        }
    }
}

impl From<domain::text::TextError> for AppError {
    fn from(error: domain::text::TextError) -> Self {
        crate::context::told(Self::Invalid {
            field: error.field().to_owned(),
            reason: format!("{error}."),
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::AppError;
    use domain::text::Title;
    use leptos::server_fn::error::FromServerFnError;

    #[test]
    fn an_error_reads_back_from_what_is_sent() {
        for error in [
            AppError::NotFound,
            AppError::Forbidden {
                right: "start incidents".into(),
            },
            AppError::Invalid {
                field: "Title".into(),
                reason: "</script>".into(),
            },
        ] {
            assert_eq!(AppError::de(error.ser()), error);
        }
    }

    #[test]
    fn what_is_too_large_is_told_with_the_limit() {
        let limit = format!("{} KiB", crate::client::BODY_LIMIT / 1024);
        assert!(AppError::too_large().to_string().contains(&limit));
    }

    #[test]
    fn a_text_error_names_its_field_and_its_limit() {
        let error = AppError::from(Title::new("x".repeat(201)).unwrap_err());
        assert_eq!(
            error.on_field("Title").unwrap(),
            "Title has 201 characters; the limit is 200."
        );
        assert_eq!(error.on_field("Summary"), None);
        assert_eq!(error.status(), 422);
    }
}
