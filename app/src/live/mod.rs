//! One open incident: what its page holds, how acts are sent, and how it follows what others do.

pub mod api;
mod follow;
mod markdown;
mod open;
mod shown;

pub use follow::{Connection, follow};
pub use markdown::Markdown;
pub use open::{OpenIncident, use_incident};
pub use shown::{Opened, ShownRow, ShownTimeline};
