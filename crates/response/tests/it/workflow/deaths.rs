//! The function dies at every call it makes, and the queue delivers its messages again.

use super::memory::Fails;
use super::world::{World, alert, over};
use serde_json::Value;

/// Six devices at once (one cause), a device of its own, its second behaviour and its end.
fn messages() -> Vec<Value> {
    let mut all: Vec<Value> = (0..6).map(|n| alert(&format!("pump-{n}"), "Tcp", n)).collect();
    let own = alert("valve-1", "Bytes", 10);
    all.extend([
        own.clone(),
        alert("valve-1", "Udp", 3_000),
        over(own, 9_000, "alarm-cleared"),
    ]);
    all
}

/// Title, how many items, and what was told, sorted: of each incident.
fn told(world: &World) -> Vec<(String, usize, Vec<String>)> {
    let kept = world.store.kept().into_iter().map(|one| {
        let mut lines: Vec<String> = one.lines().into_iter().map(str::to_owned).collect();
        lines.sort();
        (one.record.title.clone(), one.items.len(), lines)
    });
    let mut all: Vec<_> = kept.collect();
    all.sort();
    all
}

#[tokio::test]
async fn whichever_call_it_dies_at_the_same_incidents_stand_in_the_end() {
    let whole = World::new();
    whole.store.fails(None);
    whole.deliver(&messages()).await;
    let (expected, calls) = (told(&whole), whole.store.calls().len());
    let [storm, valve] = expected.as_slice() else {
        panic!("{expected:?}")
    };
    assert_eq!(valve.2.len(), 2, "{valve:?}");
    assert!(calls > 9, "{calls} calls are too few to die at");
    for at in 0..calls {
        for death in [Fails::DiesBefore(at), Fails::DiesAfter(at)] {
            let world = World::new();
            world.store.fails(Some(death));
            world.deliver(&messages()).await;
            world.store.fails(None);
            world.deliver_as(&messages(), true).await;
            let found = told(&world);
            assert_eq!(found.len(), 2, "{death:?}: {found:?}");
            assert_eq!(&found[1], valve, "{death:?}");
            assert_eq!((&found[0].0, found[0].1), (&storm.0, storm.1), "{death:?}");
            // Whom a line names follows from who was told of before: each device is named, in one line more at most.
            assert!(found[0].2.len() <= storm.2.len() + 1, "{death:?}: {found:?}");
            let named = found[0].2.concat();
            assert!(
                (1..6).all(|n| named.contains(&format!("pump-{n}"))),
                "{death:?}: {named}"
            );
        }
    }
}
