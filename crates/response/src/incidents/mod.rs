//! What is read of incidents.

mod known;
mod list;
mod plans;
mod timeline;
mod view;

pub use known::is_known;
pub(crate) use known::{known, require_in_store};
pub use list::list;
pub use plans::plans;
pub use timeline::timeline;
pub use view::{look, view};
