use super::names::Names;
use crate::gateway::{Gateway, Operation};
use aws_sdk_ssmcontacts::Client;
use response::ports::StoreError;

/// The most that is asked for on one page; the service takes up to 1 024 (`MaxResults`).
pub(super) const PAGE_SIZE: i32 = 100;

/// One account's contacts and engagements. Implements [`response::ports::Contacts`]; clones share everything.
#[derive(Clone, Debug)]
pub struct PagingContacts {
    pub(super) client: Client,
    pub(super) gateway: Gateway,
    pub(super) names: Names,
}

impl PagingContacts {
    pub(crate) fn new(client: Client, gateway: Gateway, names: Names) -> Self {
        Self {
            client,
            gateway,
            names,
        }
    }
}

/// An answer whose names can't be read: it must not pass for one.
pub(super) fn unreadable(operation: Operation, what: &str, arn: &str) -> StoreError {
    StoreError::Unavailable {
        operation: operation.name,
        message: format!("answered with {what} whose name can't be read: {arn}"),
    }
}
