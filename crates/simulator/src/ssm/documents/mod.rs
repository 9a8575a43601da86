//! Documents and their versions.

mod describe;
mod document;
mod draft;
mod store;

pub(crate) use document::{Document, Version};
pub(crate) use draft::Draft;
pub(crate) use store::Documents;
