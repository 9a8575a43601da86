//! The incidents list: `/`. What it shows is made on the server.

mod browse;
mod incidents_page;
pub mod parts;

pub use incidents_page::IncidentsPage;
