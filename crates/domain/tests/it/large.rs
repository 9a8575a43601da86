//! Ten thousand of everything.

use crate::crowd::crowd;
use domain::filter::{Filter, Indexed};

#[test]
fn ten_thousand_events_and_entries_lose_nothing() {
    let world = crowd();
    assert_eq!((world.entries.len(), world.events.len()), (10_000, 10_000));
    let rows = world.rows();
    let told: u32 = rows.iter().map(|row| row.folded).sum();
    // The 5 000 copies are in their notes' rows.
    assert_eq!(told, 15_000);
    let remarked = rows.iter().filter(|row| row.annotations.len() == 1).count();
    assert_eq!(remarked, 5_000);
    assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(row.at)));
    let filter = Filter::parse("message NOT (type:violation OR actor:lead) after:2026-11-23").unwrap();
    let indexed: Vec<Indexed> = rows.iter().map(Indexed::new).collect();
    assert_eq!(indexed.iter().filter(|row| filter.accepts(row)).count(), 5_000);
}
