//! One open incident: what its page holds, how acts are sent, and how it follows what others do.

pub mod api;
mod asked_of;
mod begun;
mod direct;
mod fetching;
mod follow;
mod import;
mod index;
mod look;
mod markdown;
mod open;
mod served;
mod served_dialog;
mod served_form;
mod served_page;
mod served_pane;
mod shown;

pub use asked_of::{Erasing, Listed};
pub use begun::{Beginning, Begins, Begun, after_sign_in, shown};
pub use fetching::{Fetched, fetching};
pub use follow::{Connection, follow, follow_list};
pub use import::ShownImport;
pub use index::Index;
pub use look::{Fresh, Look, Looked};
pub use markdown::Markdown;
pub use open::{OpenIncident, use_incident};
pub use served::{Asked, Forms, NEXT, ServedForm, ServedPane, ShownOnce, Subject, use_engaging, use_subject};
pub use served_dialog::ServedDialog;
pub use served_page::{Making, ServedPage};
pub use served_pane::ServedSection;
pub use shown::{NewerTimeline, Opened, Piece, ShownRow, ShownTimeline};
