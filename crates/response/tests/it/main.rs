//! The use cases that need no database, against a store in memory.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod workflow;
