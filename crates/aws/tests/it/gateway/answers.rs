//! Answers of AWS, without AWS.

use aws_sdk_ssmincidents::error::{ConnectorError, ErrorMetadata, SdkError};
use aws_sdk_ssmincidents::operation::get_incident_record::GetIncidentRecordError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use std::sync::Mutex;

/// What an attempt gets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answer {
    Fine,
    Throttle,
    Deny,
    Cut,
    Unavailable,
    /// None, ever.
    Silence,
}

pub(super) type Reply = Result<&'static str, SdkError<GetIncidentRecordError>>;

/// Answers in order, the last one for ever; counts how often it was asked.
#[derive(Debug)]
pub(super) struct Script {
    answers: Vec<Answer>,
    asked: Mutex<usize>,
}

impl Script {
    pub(super) fn new(answers: &[Answer]) -> Self {
        Self {
            answers: answers.to_vec(),
            asked: Mutex::new(0),
        }
    }

    pub(super) fn asked(&self) -> usize {
        *self.asked.lock().unwrap()
    }

    pub(super) async fn reply(&self) -> Reply {
        let at = {
            let mut asked = self.asked.lock().unwrap();
            *asked += 1;
            (*asked - 1).min(self.answers.len() - 1)
        };
        match self.answers[at] {
            Answer::Fine => Ok("fine"),
            Answer::Throttle => Err(refusal(429, "ThrottlingException")),
            Answer::Deny => Err(refusal(403, "AccessDeniedException")),
            Answer::Unavailable => Err(refusal(503, "InternalServerException")),
            Answer::Cut => Err(SdkError::dispatch_failure(ConnectorError::io("cut".into()))),
            Answer::Silence => std::future::pending().await,
        }
    }
}

fn refusal(status: u16, code: &str) -> SdkError<GetIncidentRecordError> {
    let error = GetIncidentRecordError::generic(ErrorMetadata::builder().code(code).build());
    let response = HttpResponse::new(status.try_into().unwrap(), SdkBody::empty());
    SdkError::service_error(error, response)
}
