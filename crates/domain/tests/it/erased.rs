//! Entries whose payload was erased by law.

use crate::world::{World, note};
use domain::act::Act;
use domain::chain::verify;
use domain::closing::ClosingCode;
use domain::entry::Outcome;
use domain::ids::EntryId;
use domain::state::IncidentState;
use domain::text::{NoteText, Reason};
use domain::timeline::{Layer, RowState, Trailer, tombstone};

fn resolved(world: &mut World) -> EntryId {
    let reason = Reason::new("a name that must go").unwrap();
    let code = ClosingCode::Benign;
    world.applied("Lead M", 1, Act::Resolve { code, reason })
}

#[test]
fn an_erased_note_leaves_a_row_that_says_so_and_nothing_of_its_text() {
    let mut world = World::default();
    world.act("Lead M", 0, note("kept"));
    let id = world.act("Lead M", 1, note("a name that must go"));
    world.erase(&id);
    verify(&world.entries).unwrap();
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    let row = world.row(&id);
    assert_eq!(
        (row.headline.as_str(), row.layer),
        ("An entry was erased", Layer::Activity)
    );
    assert_eq!(
        (row.author, row.note, row.state),
        (None, None, RowState::Recorded)
    );
}

#[test]
fn an_act_whose_outcome_was_erased_is_not_in_doubt_and_says_what_is_missing() {
    let mut world = World::default();
    let id = resolved(&mut world);
    world.erase(&id.outcome());
    assert_eq!(IncidentState::of(&world.entries).open, []);
    assert_eq!(world.rows().len(), 1);
    let row = world.row(&id);
    assert_eq!(row.state, RowState::Recorded);
    assert!(row.detail.unwrap().ends_with("how it ended was erased"));
}

#[test]
fn an_erased_act_claims_nothing_although_its_outcome_stands() {
    let mut world = World::default();
    let id = resolved(&mut world);
    world.erase(&id);
    let state = IncidentState::of(&world.entries);
    assert_eq!((state.closing, state.open), (None, Vec::new()));
    assert_eq!(world.rows().len(), 1);
    world.end(&id, 2, Outcome::Failed { why: "late".into() });
    assert_eq!(world.rows().len(), 1);
}

fn erase(world: &mut World, of: &EntryId, amendments: &[EntryId]) {
    let reason = Reason::new("Asked for by the person").unwrap();
    let act = Act::Erase {
        of: of.clone(),
        amendments: amendments.to_vec(),
        reason,
    };
    world.act("Lead L", 9, act);
    for id in amendments.iter().chain([of]) {
        world.erase(id);
    }
}

#[test]
fn the_copy_of_an_erased_note_is_never_shown_and_its_row_says_how_far_aws_is() {
    let mut world = World::default();
    let id = world.act("Lead M", 1, note("a name that must go"));
    let copy = world.send(&id, true);
    erase(&mut world, &id, &[]);
    let shown = |world: &World| format!("{:?}", world.rows());
    assert!(!shown(&world).contains("must go"), "{}", shown(&world));
    let row = world.row(&id);
    assert_eq!(row.state, RowState::Mirroring { error: None });
    assert!(
        row.detail
            .unwrap()
            .ends_with("its copy in AWS still has the text")
    );
    world.mirrored[0].error = Some("UpdateTimelineEvent is throttled".into());
    let RowState::Mirroring { error: Some(error) } = world.row(&id).state else {
        panic!("{:?}", world.row(&id))
    };
    assert!(error.contains("throttled"));
    world.mirrored[0].refused = true;
    let why = error;
    assert_eq!(world.row(&id).state, RowState::Refused { why });
    world.mirrored[0].error = None;
    world.events[copy].event.data = tombstone(world.entry(&id)).data;
    let row = world.row(&id);
    assert_eq!(row.state, RowState::Mirrored);
    assert!(row.detail.unwrap().ends_with("its copy in AWS was replaced"));
    world.events[copy].deleted = true;
    assert_eq!(world.row(&id).state, RowState::DeletedInStore);
    assert_eq!(world.rows().len(), 2, "the note's row and the erasing's");
}

#[test]
fn a_copy_that_the_outbox_did_not_note_is_recognised_by_its_trailer() {
    let mut world = World::default();
    let id = world.act("Lead M", 1, note("a name that must go"));
    world.send(&id, false);
    erase(&mut world, &id, &[]);
    assert!(!format!("{:?}", world.rows()).contains("must go"));
}

#[test]
fn somebodys_event_that_claims_to_be_an_erased_entry_is_shown_as_what_it_is() {
    let mut world = World::default();
    let id = world.act("Lead M", 1, note("gone"));
    world.send(&id, true);
    erase(&mut world, &id, &[]);
    let hash = world.entry(&id).hash.clone();
    for (hash, n) in [(hash, 1), ("0".repeat(64), 2)] {
        let trailer = Trailer {
            entry: id.clone(),
            hash,
        };
        world.custom(5 * n, &format!("{n} hidden from the console?\n{trailer}"));
    }
    let seen = world
        .rows()
        .iter()
        .filter(|row| format!("{row:?}").contains("hidden from"))
        .count();
    assert_eq!(seen, 2);
}

#[test]
fn a_note_goes_with_its_amendments_and_leaves_one_row() {
    let mut world = World::default();
    let id = world.act("Lead M", 1, note("a name that must go"));
    let text = NoteText::new("still a name that must go").unwrap();
    let amended = world.act(
        "Lead M",
        2,
        Act::Amend {
            note: id.clone(),
            text,
        },
    );
    erase(&mut world, &id, std::slice::from_ref(&amended));
    verify(&world.entries).unwrap();
    let rows = world.rows();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(!format!("{rows:?}").contains("must go"));
    assert!(rows.iter().any(|row| row.headline == "Erased an entry"));
}

#[test]
fn a_tombstone_keeps_the_anchor_and_nothing_of_the_text() {
    let mut world = World::default();
    let id = world.act("Lead M", 1, note("a name that must go"));
    world.erase(&id);
    let told = tombstone(world.entry(&id));
    let text: String = serde_json::from_str(&told.data).unwrap();
    let (trailer, text) = Trailer::find(&text).unwrap();
    assert_eq!(
        (trailer.entry, &trailer.hash),
        (id.clone(), &world.entry(&id).hash)
    );
    assert!(text.starts_with("Erased by law.") && !text.contains("name"));
}
