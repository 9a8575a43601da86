//! What the device pane is made of, as markup: the server makes it, the browser shows it.

mod answers;
mod certificates;
pub mod compare;
mod earlier;
mod groups;
mod head;
mod jobs;
pub mod part;
mod plain_policy;
pub mod plot;
mod policies;
mod retained;
mod shadow;
mod tunnels;
mod violations;
mod whole;

pub use whole::{pane, whole};
