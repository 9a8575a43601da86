//! The incident page: its head, the one next act, the facts, and the panes.

pub mod api;
mod banner;
mod clocks;
mod edit_form;
mod facts;
pub mod form;
mod forms;
mod head;
mod incident_page;
mod looked_at;
mod next_line;
mod office_menu;
mod opened;
mod people;
mod ribbon;
mod view_tabs;

pub use incident_page::IncidentPage;
