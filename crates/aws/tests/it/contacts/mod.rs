//! Contacts and engagements over the wire.

mod acts;
mod failures;
mod people;
mod reading;
