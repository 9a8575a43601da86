//! What every answer has, whatever it says.

mod headers;
mod health;
mod hostile;
mod routes;
mod timeline;
