//! Many devices of one form: one row and one event for what they do together, and an anchor for every entry.

use crate::world::{LINK, World, at, uuid};
use domain::act::Act;
use domain::containment::{Stage, Strength};
use domain::device::DeviceAct;
use domain::entry::Entry;
use domain::event::NewEvent;
use domain::ids::{DeviceName, EntryId};
use domain::text::Reason;
use domain::timeline::{MirrorState, RowState, Trailer, form_of, is_request_of_many, mirror, mirror_many};

fn form() -> EntryId {
    uuid(77).parse().unwrap()
}

fn device(n: usize) -> DeviceName {
    format!("meter-{n:04}").parse().unwrap()
}

fn request(n: usize, batch: Option<EntryId>) -> Act {
    Act::Device {
        device: device(n),
        does: DeviceAct::Quarantine {
            strength: Strength::Group,
            group: "QUARANTINED".parse().unwrap(),
            blast: None,
            expires: None,
            approval: false,
            reason: Reason::new("All of them listen on TCP 123").unwrap(),
            batch,
        },
    }
}

fn report(n: usize, stage: Stage, batch: Option<EntryId>) -> Act {
    Act::Device {
        device: device(n),
        does: DeviceAct::Report {
            of: uuid(n).parse().unwrap(),
            stage,
            proof: "in QUARANTINED, read back 02:47:15".into(),
            batch,
        },
    }
}

/// So many devices, asked for in one form and read back as applied.
fn thousand(count: usize) -> World {
    let mut world = World::default();
    for n in 0..count {
        world.act("Responder C", 0, request(n, Some(form())));
    }
    for n in 0..count {
        world.act("console", 60, report(n, Stage::Applied, Some(form())));
    }
    world
}

/// The outbox sends these entries in one event.
fn send(world: &mut World, entries: std::ops::Range<usize>, noted: bool) -> usize {
    let told: NewEvent = mirror_many(&world.entries[entries.clone()], LINK).unwrap();
    let n = world.event("Custom Event", 0, told.data);
    world.events[n].event.head.occurred = told.occurred;
    let event = world.events[n].event.head.id.clone();
    for entry in &world.entries[entries] {
        world.mirrored.push(MirrorState {
            entry: entry.entry.id.clone(),
            event: noted.then(|| event.clone()),
            error: None,
            refused: false,
            gone: false,
        });
    }
    n
}

#[test]
fn a_thousand_devices_are_two_rows_that_say_how_many_and_name_some() {
    let world = thousand(1_000);
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    let (applied, asked) = (&rows[0], &rows[1]);
    assert_eq!(
        asked.headline,
        "Asked to quarantine 1000 devices by group with Deny policy"
    );
    let detail = asked.detail.as_deref().unwrap();
    assert!(
        detail.starts_with("All of them listen on TCP 123 · meter-0000, meter-0001, "),
        "{detail}"
    );
    assert!(detail.ends_with(" more") && detail.len() < 1_000, "{detail}");
    assert_eq!(applied.headline, "Quarantine of 1000 devices: Applied");
    assert_eq!((applied.folded, applied.folded_since), (1_000, Some(at(60))));
    assert_eq!(asked.entry.as_ref(), Some(&world.entries[0].entry.id));
}

#[test]
fn what_a_device_says_once_more_is_a_row_of_its_own_and_no_device_more() {
    let mut world = thousand(5);
    world.act("console", 90, report(3, Stage::Applied, Some(form())));
    let rows = world.rows();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(
        (rows[0].headline.as_str(), rows[0].folded, rows[0].at),
        ("Quarantine of meter-0003: Applied", 1, at(90))
    );
    assert_eq!(
        (rows[1].headline.as_str(), rows[1].folded, rows[1].at),
        ("Quarantine of 5 devices: Applied", 5, at(60))
    );
    let told = mirror_many(&world.entries[5..], LINK).unwrap();
    let text: String = serde_json::from_str(&told.data).unwrap();
    let lines: Vec<&str> = text.lines().take(2).collect();
    assert!(lines[0].starts_with("Quarantine of 5 devices: Applied"), "{text}");
    assert!(
        lines[1].starts_with("Quarantine of meter-0003: Applied"),
        "{text}"
    );
}

#[test]
fn one_device_of_a_form_is_told_as_one_and_forms_are_told_apart() {
    let mut world = World::default();
    world.act("Responder C", 0, request(1, Some(form())));
    world.act("Responder C", 1, request(2, Some(uuid(78).parse().unwrap())));
    world.act("Responder C", 2, request(3, None));
    world.act("Responder C", 3, request(4, None));
    let rows = world.rows();
    assert_eq!(rows.len(), 4);
    assert!(
        rows.iter()
            .all(|row| row.headline.starts_with("Asked to quarantine meter-"))
    );
}

#[test]
fn a_row_of_many_is_written_as_far_as_the_one_that_is_least() {
    let mut world = thousand(3);
    assert_eq!(world.rows()[1].state, RowState::Mirroring { error: None });
    send(&mut world, 0..2, true);
    assert_eq!(world.rows()[1].state, RowState::Mirroring { error: None });
    let third = world.entries[2].entry.id.clone();
    world.mirrored.push(MirrorState {
        entry: third,
        event: Some(uuid(0).parse().unwrap()),
        error: None,
        refused: false,
        gone: false,
    });
    assert_eq!(world.rows()[1].state, RowState::Mirrored);
    world.mirrored[0].gone = true;
    assert_eq!(world.rows()[1].state, RowState::DeletedInStore);
}

#[test]
fn one_event_tells_all_of_them_and_carries_the_hash_that_stands_for_the_whole_chain() {
    let world = thousand(1_000);
    let told = mirror_many(&world.entries[..1_000], LINK).unwrap();
    assert!(
        told.data.chars().count() <= NewEvent::DATA_LIMIT,
        "{}",
        told.data.len()
    );
    let text: String = serde_json::from_str(&told.data).unwrap();
    assert!(text.contains("Asked to quarantine 1000 devices"), "{text}");
    assert!(
        text.contains("Record 1–1000, chained: the hash below stands for all of it."),
        "{text}"
    );
    assert!(text.contains(LINK), "{text}");
    let (trailer, _) = Trailer::find(&text).unwrap();
    let last: &Entry = &world.entries[999];
    assert_eq!((&trailer.entry, &trailer.hash), (&last.entry.id, &last.hash));
}

#[test]
fn a_copy_of_many_folds_into_their_row_whether_its_answer_was_noted_or_lost() {
    for noted in [true, false] {
        let mut world = thousand(40);
        send(&mut world, 0..40, noted);
        send(&mut world, 40..80, noted);
        let rows = world.rows();
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(
            rows.iter()
                .all(|row| !row.detail.as_deref().unwrap().contains("differs"))
        );
    }
}

#[test]
fn a_copy_of_many_that_says_something_else_is_named_as_such() {
    for (from, to) in [
        ("Asked to quarantine 40 devices", "Asked to quarantine 39 devices"),
        ("Record 1–40", "Record 2–40"),
        (LINK, "https://elsewhere.example/ here"),
    ] {
        let mut world = thousand(40);
        let n = send(&mut world, 0..40, false);
        let changed = world.events[n].event.data.replace(from, to);
        assert_ne!(changed, world.events[n].event.data);
        world.events[n].event.data = changed;
        world.mirrored.clear();
        let rows = world.rows();
        assert_eq!(rows.len(), 3, "{from}: an event of its own");
        let named = |row: &domain::timeline::Row| {
            row.detail
                .as_deref()
                .is_some_and(|detail| detail.contains("the copy in AWS differs from the record"))
        };
        assert!(rows.iter().any(named), "{from}: {rows:?}");
    }
}

#[test]
fn entries_of_different_forms_are_not_told_together() {
    let mut world = thousand(2);
    world.act("Responder C", 90, request(7, None));
    assert!(mirror_many(&world.entries, LINK).is_none());
    let alone = mirror_many(&world.entries[4..], LINK);
    assert_eq!(alone, mirror(&world.entries[4], LINK));
    assert!(is_request_of_many(&world.entries[0]) && !is_request_of_many(&world.entries[4]));
    assert_eq!(form_of(&world.entries[3]), Some(&form()));
}

#[test]
fn what_several_stages_say_in_one_event_are_several_lines() {
    let mut world = World::default();
    for n in 0..5 {
        world.act("console", 1, report(n, Stage::Applied, Some(form())));
    }
    for n in 0..2 {
        world.act("console", 2, report(n, Stage::Effective, Some(form())));
    }
    let told = mirror_many(&world.entries, LINK).unwrap();
    let text: String = serde_json::from_str(&told.data).unwrap();
    let lines: Vec<&str> = text.lines().take(2).collect();
    assert!(
        lines[0].starts_with("Quarantine of 5 devices: Applied: meter-0000: in QUARANTINED"),
        "{text}"
    );
    assert!(
        lines[1].starts_with("Quarantine of 2 devices: Effective: "),
        "{text}"
    );
}
