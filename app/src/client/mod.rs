//! How the browser calls the server: one path for every function, whatever it takes and answers, because code that is
//! made anew for each function is most of what a page's first visit would weigh.

mod ask;
mod body;
mod desk;
mod json_text;
mod send;

pub use ask::ask;
pub use body::{BODY_LIMIT, Body};
pub use desk::watch_the_desk;
pub use json_text::{ConsoleJson, JsonText, Made};
pub use send::{Reply, send};
