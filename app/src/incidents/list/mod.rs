//! The incidents list: `/`.

mod active_filters;
mod answer;
mod browse;
mod facets;
mod filters;
mod incidents_page;
mod kept;
mod listed;
mod pager;
mod row;
mod table;

pub use incidents_page::IncidentsPage;
