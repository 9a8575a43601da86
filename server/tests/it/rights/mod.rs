//! Every way into the console, by everybody.

mod cross_site;
mod functions;
mod record;
mod routes;
mod shipped;
