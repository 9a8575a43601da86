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
    /// A header names the operation behind this prefix; body and reply are JSON 1.1.
    Json { target: &'static str },
    /// The same with JSON 1.0, and the older protocol's code of an error in a header.
    Json10 { target: &'static str },
    /// A form names the operation in `Action`; the reply is XML in this namespace.
    Query {
        namespace: &'static str,
        version: &'static str,
    },
}

/// How a service says what every service has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// The code for a request that breaks the model's constraints.
    pub invalid: &'static str,
    /// The code for a caller without the right.
    pub denied: &'static str,
    /// The status of `ThrottlingException`.
    pub throttled: u16,
    /// Whether `ThrottlingException` names quota and service.
    pub names_quota: bool,
    /// The status for a caller without the right.
    pub denied_status: u16,
    /// Whether the members of errors begin with a capital, as in `Message`.
    pub capitals: bool,
    /// The code for a client token that came with another request before.
    pub token_reused: &'static str,
}

/// As Incident Manager's model has them.
pub(crate) const COMMON: Dialect = Dialect {
    invalid: "ValidationException",
    denied: "AccessDeniedException",
    throttled: 429,
    names_quota: true,
    denied_status: 403,
    capitals: false,
    token_reused: "ConflictException",
};

/// A service of AWS, found by the name in the signature's credential scope.
#[derive(Debug)]
pub(crate) struct Service {
    pub scope: &'static str,
    /// The prefix of its actions in IAM policies.
    pub prefix: &'static str,
    pub protocol: Protocol,
    pub dialect: Dialect,
    /// Its operations, in as many tables as the crate keeps them in.
    pub operations: &'static [&'static [&'static Operation]],
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
    /// Several ARNs made from the request; the caller needs the right on each.
    Each(fn(&Account, &Value) -> Vec<String>),
}

/// One operation: how it is called, what it takes, whom it asks, what it does.
#[derive(Debug)]
pub(crate) struct Operation {
    pub name: &'static str,
    /// Method and path, in which `{label}` stands for one segment or, at the end, for the rest; only for
    /// `RestJson`.
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

impl Service {
    pub(crate) fn operations(&self) -> impl Iterator<Item = &'static Operation> {
        self.operations.iter().copied().flatten().copied()
    }

    /// The action that IAM knows the operation by. Second versions of an operation share the first one's: the service model
    /// says so of `ListThingPrincipalsV2` and `ListPrincipalThingsV2`.
    pub(crate) fn action(&self, operation: &Operation) -> String {
        let name = operation.name.strip_suffix("V2").unwrap_or(operation.name);
        format!("{}:{name}", self.prefix)
    }

    /// The refusal in this service's words.
    pub(crate) fn speak(&self, mut refusal: Refusal) -> Refusal {
        if refusal.code == COMMON.invalid {
            self.dialect.invalid.clone_into(&mut refusal.code);
        }
        if refusal.code == COMMON.denied {
            self.dialect.denied.clone_into(&mut refusal.code);
            refusal.status = self.dialect.denied_status;
        }
        if refusal.code == "InvalidParameterException" {
            // The shape of this error calls its text so.
            refusal = refusal.clone().with("Message", refusal.message);
        }
        if refusal.code == "ThrottlingException" {
            refusal.status = self.dialect.throttled;
            if !self.dialect.names_quota {
                refusal.members.clear();
            }
        }
        if self.dialect.capitals {
            let members = std::mem::take(&mut refusal.members);
            refusal.members = members
                .into_iter()
                .map(|(name, value)| (capitalised(&name), value))
                .collect();
            refusal = refusal.clone().with("Message", refusal.message);
        }
        refusal
    }

    /// A client token that was used with another request, as this service refuses it.
    pub(crate) fn token_reused(&self, mut refusal: Refusal) -> Refusal {
        if self.dialect.token_reused != refusal.code {
            self.dialect.token_reused.clone_into(&mut refusal.code);
            refusal.status = 400;
        }
        refusal
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}

impl Operation {
    /// Whether the operation only reads, by AWS's naming.
    pub(crate) fn reads(&self) -> bool {
        ["Get", "List", "BatchGet", "Describe"]
            .iter()
            .any(|prefix| self.name.starts_with(prefix))
    }

    pub(crate) fn resources(&self, account: &Account, input: &Value) -> Vec<String> {
        match self.judged {
            Judged::Free => Vec::new(),
            Judged::Any => vec!["*".to_owned()],
            Judged::Arn(member) => vec![input[member].as_str().unwrap_or("*").to_owned()],
            Judged::Made(make) => vec![make(account, input)],
            Judged::Each(make) => make(account, input),
        }
    }
}
