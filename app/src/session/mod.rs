//! Who is signed in, and the pages for when a page can't be shown.

mod card;
mod failed;
mod not_allowed;
mod not_found;
mod signed_out;

pub use card::GateCard;
pub use failed::{Failed, FailedPage};
pub use not_allowed::NotAllowed;
pub use not_found::{NotFound, NotFoundPage};
pub use signed_out::SignedOut;
