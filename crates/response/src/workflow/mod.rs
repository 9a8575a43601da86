//! What happens by itself: a detection becomes an incident, its devices are contained, people are paged.
//!
//! These use cases run where there is no database. What they did and are about to do stands on the incident's own
//! timeline, from which the console's ingest takes it onto the record.

mod contain;
mod contained;
mod containing;
mod courses;
mod detect;
mod detecting;
mod join;
mod link;
mod open;
mod page;
mod paging;
mod recovery;
mod reports;
mod start;
mod tell;

pub use contain::{ContainError, contain};
pub use contained::{Contained, HowFar};
pub use containing::Containing;
pub(crate) use containing::NAME;
pub(crate) use courses::{order_id, ordered};
pub use detect::{DetectError, Fate, Message, detect};
pub use detecting::Detecting;
pub use page::{About, PageError, Paged, page};
pub use paging::Paging;
pub use recovery::recovery;
