//! The event stream.

mod ends;
mod tells;
