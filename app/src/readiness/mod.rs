//! Readiness: whether what an incident will need is there before one happens, and the recovery answers in bulk.

mod answers_page;
pub mod api;
pub mod parts;
mod readiness_page;

pub use answers_page::AnswersPage;
pub use readiness_page::ReadinessPage;
