//! What every answer has, whatever it says.

mod figures;
mod headers;
mod health;
mod routes;
mod timeline;
