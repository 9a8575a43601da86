//! The incident page.

mod incident_page;

pub use incident_page::IncidentPage;
