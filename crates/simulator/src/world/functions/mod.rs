//! Functions of Lambda as the account knows them: deployed from outside, invoked by what the account does, run by whoever
//! takes their invocations. Lambda's own API is not served.
//!
//! An invocation is handed over and answered later, so that the process which runs a function may call the account
//! meanwhile. Authority: Lambda Developer Guide, "Asynchronous invocation", "Using Lambda with Amazon SQS", "Runtime API".

mod answer;
mod course;
mod handle;
mod invocation;
mod poll;
mod settings;
mod store;

pub(crate) use course::{invoke, next_due, run_due};
pub use handle::{FunctionError, Work};
pub use invocation::Invocation;
pub(crate) use invocation::Origin;
use invocation::Told;
pub use settings::{EventSource, FunctionSettings};
pub(crate) use store::{Body, Function, Functions, Invoked};
