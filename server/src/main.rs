//! The web process.
fn main() {}
