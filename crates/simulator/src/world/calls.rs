//! The log of every call: what the tests compare the product's own record with.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use crate::wire::Refusal;

/// So many calls are kept; the counts go on.
const KEPT: usize = 100_000;

/// One call of an AWS API.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// The call's number, from 1.
    pub n: u64,
    /// The world's time at which it took effect, in milliseconds since 1970.
    pub at: i64,
    /// The service's signing name, such as `ssm-incidents`.
    pub service: String,
    /// The operation's name, such as `StartIncident`; `-` when it could not be told.
    pub operation: String,
    /// The ARN of the caller, once it is known.
    pub principal: Option<String>,
    /// The request id that the reply carries.
    pub request_id: String,
    /// The HTTP status of the reply; `None` when none was sent.
    pub status: Option<u16>,
    /// The error's code.
    pub error: Option<String>,
    /// The client token that the request carried.
    pub client_token: Option<String>,
    /// The ARN that IAM judged the call by.
    pub resource: Option<String>,
    /// The fault that was injected.
    pub fault: Option<String>,
}

impl Call {
    pub(crate) fn new(at: i64, service: &str, operation: &str, request_id: &str) -> Self {
        Self {
            n: 0,
            at,
            service: service.to_owned(),
            operation: operation.to_owned(),
            principal: None,
            request_id: request_id.to_owned(),
            status: None,
            error: None,
            client_token: None,
            resource: None,
            fault: None,
        }
    }

    pub(crate) fn refused(mut self, refusal: &Refusal) -> Self {
        self.status = Some(refusal.status);
        self.error = Some(refusal.code.clone());
        self
    }
}

#[derive(Debug, Default)]
pub(crate) struct Calls {
    kept: VecDeque<Call>,
    counts: BTreeMap<String, u64>,
    /// Of them those that were answered without an error.
    done: BTreeMap<String, u64>,
    last: u64,
}

impl Calls {
    pub(crate) fn record(&mut self, mut call: Call) {
        self.last += 1;
        call.n = self.last;
        let name = format!("{}:{}", call.service, call.operation);
        if call.error.is_none() && call.status.is_some() {
            *self.done.entry(name.clone()).or_default() += 1;
        }
        *self.counts.entry(name).or_default() += 1;
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(call);
    }

    /// The kept calls after number `after`.
    pub(crate) fn after(&self, after: u64) -> Vec<Call> {
        self.kept.iter().filter(|call| call.n > after).cloned().collect()
    }

    pub(crate) fn counts(&self) -> BTreeMap<String, u64> {
        self.counts.clone()
    }

    pub(crate) fn done(&self) -> BTreeMap<String, u64> {
        self.done.clone()
    }

    /// Forgets calls and counts; the numbering goes on.
    pub(crate) fn clear(&mut self) {
        self.kept.clear();
        self.done.clear();
        self.counts.clear();
    }
}
