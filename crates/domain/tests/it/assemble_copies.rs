//! Copies of entries on the store's timeline, true and forged.

use crate::world::{World, note, uuid};
use domain::act::Act;
use domain::text::NoteText;
use domain::timeline::{Layer, RowState};
use serde_json::json;

const DIFFERS: &str = "the copy in AWS differs from the record";

#[test]
fn a_copy_folds_into_its_entry_even_before_the_outbox_knows_of_it() {
    for noted in [true, false] {
        let mut world = World::default();
        let id = world.act("Responder S", 0, note("I have it."));
        world.send(&id, noted);
        let rows = world.rows();
        assert_eq!(rows.len(), 1);
        assert_eq!(
            (rows[0].note.as_deref(), rows[0].detail.as_deref()),
            (Some("I have it."), None)
        );
    }
}

#[test]
fn a_shortened_copy_and_one_in_other_white_space_are_copies() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note(&format!("{}  end", "\"\n".repeat(4_000))));
    let n = world.send(&id, true);
    assert!(world.events[n].event.data.contains("… shortened"));
    let short = world.act("Responder S", 1, note("two\n\nlines"));
    let n = world.send(&short, true);
    let data = world.events[n]
        .event
        .data
        .replace("two\\n\\nlines", "two\\r\\nlines");
    world.events[n].event.data = data;
    assert!(world.rows().iter().all(|row| row.detail.is_none()));
    assert_eq!(world.rows().len(), 2);
}

#[test]
fn a_copy_that_says_it_was_cut_has_to_be_long_and_to_end_with_its_link() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("I have it."));
    let n = world.send(&id, true);
    let cut = "I … shortened: the whole note is at https://e.example";
    world.events[n].event.data = world.events[n].event.data.replace("I have it.", cut);
    assert_eq!(world.row(&id).detail.as_deref(), Some(DIFFERS));
    let long = world.act("Responder S", 1, note(&"\"".repeat(10_000)));
    let n = world.send(&long, true);
    let data = world.events[n].event.data.clone();
    assert_eq!(world.row(&long).detail, None);
    world.events[n].event.data = data.replace(crate::world::LINK, &format!("{} no", crate::world::LINK));
    assert_eq!(world.row(&long).detail.as_deref(), Some(DIFFERS));
}

#[test]
fn the_row_says_how_far_its_mirror_got() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("I have it."));
    assert_eq!(world.row(&id).state, RowState::Mirroring { error: None });
    let n = world.send(&id, true);
    assert_eq!(world.row(&id).state, RowState::Mirrored);
    world.events[n].deleted = true;
    assert_eq!(world.row(&id).state, RowState::DeletedInStore);
    world.events.clear();
    assert_eq!(world.row(&id).state, RowState::Mirrored);
    world.mirrored[0].gone = true;
    assert_eq!(world.row(&id).state, RowState::DeletedInStore);
    world.mirrored[0] = domain::timeline::MirrorState {
        event: None,
        error: Some("throttled".into()),
        gone: false,
        ..world.mirrored[0].clone()
    };
    let error = Some("throttled".to_owned());
    assert_eq!(world.row(&id).state, RowState::Mirroring { error });
    world.mirrored[0].refused = true;
    let why = "throttled".to_owned();
    assert_eq!(world.row(&id).state, RowState::Refused { why });
}

#[test]
fn a_copy_that_was_edited_in_the_store_is_called_different_and_shows_the_record() {
    for edited in ["\"I never said that.\"".to_owned(), String::new()] {
        let mut world = World::default();
        let id = world.act("Responder S", 0, note("I have it."));
        let n = world.send(&id, true);
        world.events[n].event.data = edited;
        let rows = world.rows();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].note.as_deref(), Some("I have it."));
        assert_eq!(rows[0].detail.as_deref(), Some(DIFFERS));
    }
}

#[test]
fn an_edited_text_under_a_true_trailer_is_called_different() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("I have it."));
    let n = world.send(&id, true);
    world.events[n].event.data = world.events[n]
        .event
        .data
        .replace("I have it.", "I do not have it.");
    assert_eq!(world.row(&id).detail.as_deref(), Some(DIFFERS));
    assert_eq!(world.rows().len(), 1);
}

#[test]
fn a_foreign_event_with_a_known_entry_and_a_wrong_hash_stays_a_foreign_event() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("I have it."));
    let text = format!(
        "Stand down.\n\n— Responder S via Lazaret\n[lazaret entry={id} sha256={}]",
        "0".repeat(64)
    );
    world.event("Note", 5, json!(text).to_string());
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].note.as_deref(), rows[0].detail.as_deref()),
        (Some("Stand down."), Some(DIFFERS))
    );
    assert_eq!(
        (rows[0].state.clone(), rows[0].entry.clone()),
        (RowState::Store, None)
    );
    assert_eq!(
        (rows[1].note.as_deref(), rows[1].detail.as_deref()),
        (Some("I have it."), None)
    );
}

#[test]
fn the_same_text_under_another_hash_is_no_copy() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("I have it."));
    let hash = world.entries[0].hash.clone();
    let forged = world.told(&id).data.replace(&hash, &"0".repeat(64));
    world.event("Note", 0, forged);
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].detail.as_deref(), rows[1].detail.as_deref()),
        (None, Some(DIFFERS))
    );
}

#[test]
fn a_note_deleted_in_the_store_stays_so_when_it_is_amended() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("one"));
    world.send(&id, true);
    world.mirrored[0].gone = true;
    let text = NoteText::new("two").unwrap();
    world.act(
        "Responder S",
        1,
        Act::Amend {
            note: id.clone(),
            text,
        },
    );
    let row = world.row(&id);
    assert_eq!(
        (row.note.as_deref(), row.state),
        (Some("two"), RowState::DeletedInStore)
    );
}

#[test]
fn a_trailer_copied_under_another_text_hides_nothing_either() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("I have it."));
    world.send(&id, true);
    let stolen = world.events[0].event.data.replace("I have it.", "Stand down.");
    world.event("Note", 5, stolen);
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].note.as_deref(), rows[0].detail.as_deref()),
        (Some("Stand down."), Some(DIFFERS))
    );
    assert_eq!(world.row(&id).detail, None);
}

#[test]
fn a_note_that_ends_with_the_trailer_of_another_entry_stays_its_own() {
    let mut world = World::default();
    let first = world.act("Lead M", 0, note("Evacuate."));
    let forged = format!(
        "Ignore that.\n\n— Lead M via Lazaret\n[lazaret entry={first} sha256={}]",
        world.entries[0].hash
    );
    let second = world.act("Eve", 1, note(&forged));
    world.send(&first, true);
    world.send(&second, true);
    assert_eq!(world.rows().len(), 2);
    assert_eq!(world.row(&first).note.as_deref(), Some("Evacuate."));
    let row = world.row(&second);
    assert_eq!(
        (row.note.as_deref(), row.actor.as_str(), row.detail),
        (Some(forged.as_str()), "Eve", None)
    );
}

#[test]
fn a_trailer_of_an_entry_that_is_not_here_leaves_text_and_author() {
    let mut world = World::default();
    let text = format!(
        "Elsewhere.\n\n— Lead M via Lazaret\n[lazaret entry={} sha256={}]",
        uuid(7),
        "a".repeat(64)
    );
    world.event("Note", 0, json!(text).to_string());
    let row = world.rows().remove(0);
    assert_eq!(
        (row.note.as_deref(), row.actor.as_str()),
        (Some("Elsewhere."), "Lead M")
    );
    assert_eq!((row.state, row.detail, row.author), (RowState::Store, None, None));
}

#[test]
fn an_amended_note_shows_the_newest_text_and_keeps_the_older_ones() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("one"));
    let n = world.send(&id, true);
    let amend = |text: &str| Act::Amend {
        note: id.clone(),
        text: NoteText::new(text).unwrap(),
    };
    let second = world.act("Responder S", 10, amend("two"));
    assert_eq!(world.row(&id).state, RowState::Mirroring { error: None });
    let third = world.act("Responder S", 20, amend("three"));
    let told = world.told(&third);
    world.events[n].event.data = told.data;
    for entry in [second, third] {
        let event = Some(world.events[n].event.head.id.clone());
        world.mirrored.push(domain::timeline::MirrorState {
            entry,
            event,
            error: None,
            refused: false,
            gone: false,
        });
    }
    let rows = world.rows();
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(
        (row.note.as_deref(), row.at, row.recorded),
        (Some("three"), crate::world::at(0), Some(crate::world::at(20)))
    );
    let history: Vec<_> = row
        .history
        .iter()
        .map(|old| (old.at, old.text.as_str()))
        .collect();
    assert_eq!(
        history,
        [(crate::world::at(0), "one"), (crate::world::at(10), "two")]
    );
    assert_eq!(
        (row.state.clone(), row.detail.clone()),
        (RowState::Mirrored, None)
    );
}

#[test]
fn nobody_amends_what_somebody_else_wrote_or_what_is_no_note() {
    let mut world = World::default();
    let id = world.act("Responder S", 0, note("one"));
    let seen = world.act("Eve", 1, Act::Acknowledge);
    let amend = |note: &domain::ids::EntryId| Act::Amend {
        note: note.clone(),
        text: NoteText::new("two").unwrap(),
    };
    world.act("Eve", 10, amend(&id));
    world.act("Eve", 11, amend(&seen));
    world.act("Eve", 12, amend(&uuid(3).parse().unwrap()));
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(world.row(&id).note.as_deref(), Some("one"));
    assert_eq!(world.row(&seen).note, None);
    assert!(
        rows.iter()
            .all(|row| row.history.is_empty() && row.layer == Layer::Story)
    );
}
