//! The incident page: its head, the one next act, the facts, and the panes.

pub mod api;
mod banner;
mod clocks;
mod duplicate_dialog;
mod edit_dialog;
mod facts;
mod head;
mod incident_page;
mod looked_at;
mod next_line;
mod office_menu;
mod opened;
mod pane_keys;
mod people;
mod reopen_dialog;
mod resolve_dialog;
mod ribbon;
mod view_tabs;

pub use incident_page::IncidentPage;
