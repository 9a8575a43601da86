//! What every AWS call goes through: one pace per operation, one patience, one translation of errors.
//!
//! * **Pace.** A token bucket per operation, at the account's quota; halved when AWS throttles, recovering with
//!   success ([`Quota`]).
//! * **Reads** that are alike and under way at the same time are one call ([`Gateway::shared`]).
//! * **Attempts** have a time-out, the whole call a deadline; only throttling and transient failures are tried
//!   again, after a pause of full jitter ([`Patience`]). A write is repeated where that does no more than one ([`Operation::once`] does).
//! * **Errors** become [`response::ports::StoreError`]; a write that may have taken effect says so to the end.
//! * **Figures** of all this: [`Gateway::calls`].

mod bucket;
mod calls;
mod door;
mod failure;
mod flights;
mod jitter;
mod operation;
mod quotas;
mod settings;

pub use calls::CallCount;
pub use door::Gateway;
pub use operation::Operation;
pub use quotas::is_called;
pub use settings::{GatewaySettings, Patience, Quota};
