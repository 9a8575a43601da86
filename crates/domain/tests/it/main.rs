//! What the domain's parts say together: timelines, facts, filters, the record.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod assemble_copies;
mod assemble_own;
mod assemble_repeats;
mod chain;
mod checklist;
mod containment;
mod crowd;
mod detection;
mod detection_causes;
mod engagement;
mod erased;
mod facts;
mod filter_language;
mod filter_rows;
mod large;
mod list;
mod many;
mod mirror;
mod never_verified;
mod next;
mod next_containment;
mod reading;
mod report;
mod runbook;
mod runbook_next;
mod state;
mod world;
