//! A long incident.

use crate::world::{CONSOLE, World, alert, note, trigger, update};
use domain::act::Act;
use domain::text::Annotation;

/// 10 000 entries, half of them on the store's timeline, and 10 000 events.
pub fn crowd() -> World {
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
