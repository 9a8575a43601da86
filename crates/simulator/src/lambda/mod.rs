//! Lambda's Runtime API: built functions run as processes, as they do in AWS.
//!
//! Each process is an execution environment of its own, with its own address of the API, as in Lambda. One invocation
//! at a time is in an environment; a further one at the same time begins another. A process that takes too long is
//! killed, and one that ended is replaced. Authority: Lambda Developer Guide, "Using the Lambda runtime API for custom
//! runtimes", "Understanding the Lambda execution environment lifecycle".

mod api;
mod binary;
mod environment;
mod measured;
mod pool;

pub use binary::Binary;
pub use environment::Environment;
pub use measured::Measured;
pub(crate) use pool::run;
