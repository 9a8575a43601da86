//! Entries whose payload was erased by law.

use crate::world::{World, note};
use domain::act::Act;
use domain::chain::verify;
use domain::closing::ClosingCode;
use domain::entry::Outcome;
use domain::state::IncidentState;
use domain::text::Reason;
use domain::timeline::{Layer, RowState};

fn resolved(world: &mut World) -> domain::ids::EntryId {
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
