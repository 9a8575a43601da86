//! What an operation of a service is made of.

use serde_json::Value;

use super::Refusal;
use crate::check::Shape;
use crate::iam::Caller;
use crate::world::Account;

/// How a service puts its operations on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// Method and path name the operation; body and reply are JSON.
    RestJson,
    /// A form names the operation in `Action`; the reply is XML in this namespace.
    Query {
        namespace: &'static str,
        version: &'static str,
    },
}

/// A service of AWS, found by the name in the signature's credential scope.
#[derive(Debug)]
pub(crate) struct Service {
    pub scope: &'static str,
    pub protocol: Protocol,
    pub operations: &'static [&'static Operation],
    /// A service that is signed for any Region, as STS's global endpoint is.
    pub global: bool,
}

/// The resource that IAM judges a call by.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Judged {
    /// The call needs no permission.
    Free,
    /// The call names no resource: `*`.
    Any,
    /// The ARN in this member of the request.
    Arn(&'static str),
    /// An ARN made from the request.
    Made(fn(&Account, &Value) -> String),
}

/// One operation: how it is called, what it takes, whom it asks, what it does.
#[derive(Debug)]
pub(crate) struct Operation {
    pub name: &'static str,
    /// Method and path with one optional `{label}` at the end; only for `RestJson`.
    pub http: (&'static str, &'static str),
    /// The HTTP status of a success.
    pub status: u16,
    pub input: &'static Shape,
    pub judged: Judged,
    pub run: fn(&mut Context<'_>, &Value) -> Result<Value, Refusal>,
}

/// What an operation runs in.
pub(crate) struct Context<'a> {
    pub account: &'a mut Account,
    pub caller: &'a Caller,
    pub now: i64,
}

impl Operation {
    /// Whether the operation only reads, by AWS's naming.
    pub(crate) fn reads(&self) -> bool {
        ["Get", "List", "BatchGet", "Describe"]
            .iter()
            .any(|prefix| self.name.starts_with(prefix))
    }

    pub(crate) fn resource(&self, account: &Account, input: &Value) -> Option<String> {
        match self.judged {
            Judged::Free => None,
            Judged::Any => Some("*".to_owned()),
            Judged::Arn(member) => Some(input[member].as_str().unwrap_or("*").to_owned()),
            Judged::Made(make) => Some(make(account, input)),
        }
    }
}
