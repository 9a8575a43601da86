//! Devices: what is read of them, kept, compared, and done to them one call at a time.

mod act;
mod capture;
mod cut;
mod metric;
mod refresh;
mod run;
mod settle;
mod tunnels;
mod verify;
mod view;

pub use act::On;
pub use capture::capture;
pub use cut::cut;
pub use metric::metric;
pub use refresh::refresh;
pub use run::run;
pub(crate) use settle::settle;
pub use tunnels::{close_tunnel, open_tunnel, rotate_tunnel};
pub use verify::{Found, verify};
pub use view::view;
