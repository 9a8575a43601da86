//! MQTT: which clients are connected, since when, what they subscribed to and published, and what cuts them.
//!
//! Clients obey the policies in force and the state of their certificate. A client that was cut tries again at once and
//! comes back if it may; that is why a connection has to be cut after it was denied and not before.

mod admission;
mod client;

mod controls;
mod course;
mod happening;
mod message;
mod publishing;
mod table;

pub(crate) use admission::{may_connect, may_receive};
pub use client::Connecting;
pub(crate) use client::{Client, DisconnectReason, Link};
pub use controls::ClientError;
pub(crate) use course::{TARGET_IP, TARGET_PORT, connect, cut, follow, place};
pub(crate) use happening::{Happening, What};
pub(crate) use message::Message;
pub(crate) use publishing::{publish, retain};
pub(crate) use table::Connections;
