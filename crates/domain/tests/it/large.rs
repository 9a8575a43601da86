//! Ten thousand of everything.

use crate::world::{CONSOLE, World, alert, note, trigger, update};
use domain::act::Act;
use domain::filter::{Filter, Indexed};
use domain::text::Annotation;

/// 10 000 entries, half of them on the store's timeline, and 10 000 events.
pub fn world() -> World {
    let mut world = World::default();
    world.event("SSM Incident Trigger", 0, trigger(&alert()));
    for n in 0_usize..5_000 {
        let seconds = i64::try_from(n).unwrap() * 10;
        let id = world.act(
            "Responder S",
            seconds,
            note(&format!("checked message {n}: nothing to see")),
        );
        world.send(&id, n % 2 == 0);
        world.act(
            "Lead M",
            seconds + 1,
            Act::Annotate {
                row: format!("e:{id}"),
                text: Annotation::new("seen").unwrap(),
            },
        );
    }
    for n in 0..2_500 {
        world.custom(
            n * 20 + 5,
            "Violation continues: pump-117 listens on TCP 123 (P, B)",
        );
    }
    while world.events.len() < 10_000 {
        let n = i64::try_from(world.events.len()).unwrap();
        world.event(
            "SSM Incident Record Update",
            n,
            update(CONSOLE, &[("summary", &n.to_string())]),
        );
    }
    world
}

#[test]
fn ten_thousand_events_and_entries_lose_nothing() {
    let world = world();
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
