//! Who is paged as time passes: engagements, the pages that they send, and what people answer.
//!
//! Authority: the Incident Manager User Guide, "Contacts" and "Escalation plans", and the service model of `ssm-contacts`.
//! What neither says is listed as *assumed* in `DIFFERENCES.md`.

mod accept;
mod course;
mod engagement;
mod engagements;
mod handle;
mod page;
mod start;
mod stop;
mod told;

pub(crate) use accept::Acceptance;
pub(crate) use course::{next_due, run_due};
pub(crate) use engagement::{Engagement, Letter};
pub(crate) use engagements::Engagements;
pub use handle::{Answer, PagingError};
pub(crate) use page::{Page, Receipt};
pub(crate) use start::Start;
pub(crate) use stop::stop;
