//! What every answer has, whatever it says.

mod headers;
mod health;
mod routes;
mod timeline;
