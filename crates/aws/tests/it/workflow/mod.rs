//! What happens by itself, in a simulated account over the wire.

mod containing;
mod deaths;
mod detecting;
mod forged;
mod scene;
