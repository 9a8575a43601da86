//! The world: one account, its clock, what goes wrong in it, who called what.

mod account;
pub(crate) mod automation;
mod calls;
mod client_tokens;
pub(crate) mod connections;
mod course;
pub(crate) mod defender;
mod faults;
pub(crate) mod fleet;
pub(crate) mod functions;
mod handle;
mod index;
pub(crate) mod notices;
pub(crate) mod paging;
mod quotas;
mod schedule;

pub use crate::iam::{IamError, Uses};
pub(crate) use account::Account;
pub use calls::Call;
pub(crate) use calls::Calls;
pub use connections::{ClientError, Connecting};
pub use defender::AlertError;
pub use faults::{Fault, FaultKind};
pub(crate) use faults::{Faults, Injected};
pub use functions::{EventSource, FunctionError, FunctionSettings, Invocation, Work};
pub(crate) use handle::State;
pub use handle::WorldHandle;
pub use notices::Notice;
pub use paging::{Answer, PagingError};
pub(crate) use quotas::Quotas;
pub use quotas::Rate;
pub(crate) use schedule::Schedule;
