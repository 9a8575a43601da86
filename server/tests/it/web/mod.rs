//! What every answer has, whatever it says.

mod figures;
mod headers;
mod health;
mod hostile;
mod looks;
mod routes;
mod timeline;
