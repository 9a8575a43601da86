//! Every component in every state, for looking at and for the accessibility checks; in demo mode only.

mod gallery_page;

pub use gallery_page::GalleryPage;
