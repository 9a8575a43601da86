//! Who is signed in, and ending that.

mod end;
mod list;

pub use end::end;
pub use list::list;
