//! The web process.
