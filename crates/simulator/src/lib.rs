//! A pretend AWS account over HTTP, for the demo and the tests.
//!
//! The real SDKs talk to it by `endpoint_url`. It speaks AWS's wire protocols, keeps one coherent world, moves its own
//! clock, enforces IAM for the caller, throttles, and fails on request. It imports nothing of the product: code shared
//! with the adapters would share the misunderstanding that it is there to catch.
//!
//! Every rule of the world cites its AWS page where it stands, or is listed as *assumed* in `DIFFERENCES.md`.
#![deny(missing_docs)]

mod check;
mod clock;
mod control;
mod iam;
mod ids;
mod iot;
mod iot_data;
mod iot_defender;
mod iot_tunnelling;
mod lambda;
mod options;
mod page;
mod running;
mod seed;
mod sns;
mod sqs;
mod ssm;
mod ssm_contacts;
mod ssm_incidents;
mod stack;
mod sts;
mod tagging;
mod times;
mod wire;
mod world;

pub use clock::ClockMode;
pub use iam::{
    ADMIN_ACCESS_KEY, CONTAINMENT_ACCESS_KEY, READER_ACCESS_KEY, RESPONDER_ACCESS_KEY, SIMULATED_SECRET,
};
pub use lambda::{Binary, Environment, Measured};
pub use options::{Options, Seed, StartError};
pub use running::{Running, Simulator};
pub use seed::Things;
pub use ssm_contacts::Reach;
pub use stack::{Stack, StackError};
pub use world::{
    AlertError, Answer, Call, ClientError, Connecting, EventSource, Fault, FaultKind, FunctionError,
    FunctionSettings, IamError, Invocation, Notice, PagingError, Rate, Uses, Work, WorldHandle,
};
