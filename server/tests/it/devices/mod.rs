//! What is read of devices and done to them one call at a time, against the simulated account over the wire.

mod acts;
mod answers;
mod captures;
mod hostile;
mod lost;
mod tunnels;
