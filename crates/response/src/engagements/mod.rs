//! Who is paged: what is read of it and kept. What people do about it stands in [`crate::acts`].

mod ask;
mod contacts;
mod end;
mod find;
mod follow;
mod holds;
mod message;
mod renew;
mod roll;
mod view;

pub use contacts::contacts;
pub(crate) use end::{end, settle};
pub use find::find;
pub(crate) use follow::follow;
pub(crate) use holds::holds;
pub(crate) use message::{call, note};
pub(crate) use roll::roll;
pub use view::view;
