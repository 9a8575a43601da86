//! Runbooks: what is read of them, kept, and done with them.

mod act;
mod asked;
mod cancel;
mod decide;
mod item;
mod known;
mod proceed;
mod refresh;
mod remark;
mod run;
mod settle;
mod start;
mod view;

pub use cancel::cancel;
pub use decide::{approve, reject};
pub use item::{ItemSaid, item};
pub(crate) use known::{documents, executions};
pub use proceed::proceed;
pub use refresh::refresh;
pub use remark::remark;
pub use run::run;
pub(crate) use settle::settle;
pub use start::start;
pub use view::view;
