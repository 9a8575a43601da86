//! The incidents list: `/`.

mod active_filters;
mod answer;
mod facets;
mod filters;
mod pager;
mod row;
mod search;
mod table;

mod incidents_page;

pub use incidents_page::IncidentsPage;
