//! What every answer has, whatever it says.

mod headers;
mod health;
mod looks;
mod routes;
mod timeline;
