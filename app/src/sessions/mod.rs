//! Who is signed in, as a page: everybody ends sessions of their own there, and who has the right to, anybody's.

pub mod api;
mod page;
pub mod parts;

pub use page::SessionsPage;
