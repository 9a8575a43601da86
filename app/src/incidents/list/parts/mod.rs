//! What the list shows, as markup that the server makes.

mod active_filters;
mod facets;
mod filters;
mod kept;
mod listed;
mod pager;
mod row;
mod table;
mod whole;

pub use kept::kept;
pub use whole::{Listing, whole};
