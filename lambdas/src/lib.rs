//! The functions' common part: settings from the environment, the account, the log. What is decided, `response` decides;
//! a function parses what invoked it, calls one use case and reports.
#![deny(missing_docs)]

mod desks;
mod queue;
mod settings;
mod start;
mod time;

pub use desks::{containing, detecting, paging};
pub use queue::{Delivery, Failure, Kept, Record};
pub use settings::Settings;
pub use start::{Function, start};
pub use time::{clock, until};
