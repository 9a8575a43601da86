//! Every component in every state, for looking at and for the accessibility checks; in demo mode only.

mod buttons;
mod fields;
mod floating;
mod gallery_page;
mod made;
mod panes;
mod signs;
mod specimen;
mod specimens;
mod states;
mod times;

pub use gallery_page::GalleryPage;
