//! Repeats, pins and remarks.

use crate::world::{World, alert, at, note, trigger, update};
use domain::act::Act;
use domain::text::Annotation;
use domain::timeline::{Layer, Row, RowState};

const AGAIN: &str =
    "Violation continues: pump-117 listens on TCP 123 (DeviceRuleBaseline, AuthorizedTcpPorts)";

fn pin(row: &str, pinned: bool) -> Act {
    Act::Pin {
        row: row.into(),
        pinned,
    }
}

fn remark(row: &str, text: &str) -> Act {
    Act::Annotate {
        row: row.into(),
        text: Annotation::new(text).unwrap(),
    }
}

fn violations(world: &World) -> Vec<(u32, Option<domain::time::Timestamp>, domain::time::Timestamp)> {
    let rows = world.rows().into_iter().filter(|row| row.kind == "violation");
    rows.map(|row| (row.folded, row.folded_since, row.at)).collect()
}

#[test]
fn violations_fold_into_the_newest_with_the_best_detail_and_the_oldest_key() {
    let mut world = World::default();
    world.event("SSM Incident Trigger", 0, trigger(&alert()));
    world.custom(0, "Violation: pump-117 listens on TCP 123 (DeviceRuleBaseline)");
    for minute in [5, 10, 15] {
        world.custom(minute * 60, AGAIN);
    }
    let rows = world.rows();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].folded, rows[0].folded_since, rows[0].at),
        (4, Some(at(0)), at(900))
    );
    assert!(
        rows[0]
            .detail
            .as_deref()
            .unwrap()
            .starts_with("allowed 22, 53, 443")
    );
    let key = rows[0].key.clone();
    world.custom(1_200, AGAIN);
    assert_eq!((world.rows()[0].key.clone(), world.rows()[0].folded), (key, 5));
}

#[test]
fn a_fold_holds_an_hour_at_most_and_one_device() {
    let mut world = World::default();
    for minute in [0, 59, 61, 62] {
        world.custom(minute * 60, AGAIN);
    }
    assert_eq!(
        violations(&world),
        [(2, Some(at(3_660)), at(3_720)), (2, Some(at(0)), at(3_540))]
    );
    world.custom(
        61 * 60 + 30,
        "Violation: pump-118 listens on TCP 123 (DeviceRuleBaseline)",
    );
    assert_eq!(violations(&world).len(), 4);
}

#[test]
fn in_the_story_only_what_is_of_the_story_comes_between() {
    let mut world = World::default();
    world.custom(0, AGAIN);
    world.custom(30, "Connection was cut");
    world.custom(60, AGAIN);
    assert_eq!(violations(&world), [(2, Some(at(0)), at(60))]);
    world.act("S", 45, note("cut it"));
    assert_eq!(violations(&world).len(), 2);
}

#[test]
fn identical_updates_fold_and_different_ones_or_deleted_ones_do_not() {
    let mut world = World::default();
    let change = |value: &str| update("arn:aws:iam::1:user/a", &[("summary", value)]);
    for (seconds, value) in [(0, "x"), (1, "x"), (2, "y"), (3, "x")] {
        world.event("SSM Incident Record Update", seconds, change(value));
    }
    let folded = |world: &World| world.rows().iter().map(|row| row.folded).collect::<Vec<_>>();
    assert_eq!(folded(&world), [1, 1, 2]);
    world.events[1].deleted = true;
    assert_eq!(folded(&world), [1, 1, 1, 1]);
    assert_eq!(world.rows()[2].state, RowState::DeletedInStore);
}

#[test]
fn notes_never_fold() {
    let mut world = World::default();
    world.act("S", 0, note("same"));
    world.act("S", 1, note("same"));
    world.event("Note", 2, "\"same\"");
    world.event("Note", 3, "\"same\"");
    assert_eq!(world.rows().len(), 4);
}

#[test]
fn a_pin_overrides_both_ways_and_the_last_one_counts() {
    let mut world = World::default();
    let n = world.custom(0, "Connection was cut");
    let key = format!("a:{}", world.events[n].event.head.id);
    let row = |world: &World| world.rows().into_iter().find(|row| row.key == key).unwrap();
    assert_eq!((row(&world).layer, row(&world).pinned), (Layer::Activity, false));
    let pinned = world.act("S", 10, pin(&key, true));
    assert_eq!((row(&world).layer, row(&world).pinned), (Layer::Story, true));
    world.act("S", 20, pin(&key, false));
    assert_eq!((row(&world).layer, row(&world).pinned), (Layer::Activity, false));
    let own = world.row(&pinned);
    assert_eq!(
        (own.layer, own.headline.as_str()),
        (Layer::Activity, "Brought a row into the story")
    );
    assert_eq!(own.detail.as_deref(), Some("“Connection was cut”"));
}

#[test]
fn a_violation_taken_out_of_the_story_takes_its_repeats_with_it() {
    let mut world = World::default();
    world.custom(0, AGAIN);
    world.custom(60, AGAIN);
    let key = world.rows()[0].key.clone();
    world.act("S", 70, pin(&key, false));
    world.custom(120, AGAIN);
    let rows: Vec<Row> = world
        .rows()
        .into_iter()
        .filter(|row| row.kind == "violation")
        .collect();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].layer, rows[0].folded), (Layer::Activity, 3));
}

#[test]
fn remarks_stand_at_the_row_whose_key_or_folded_key_or_copy_they_name() {
    let mut world = World::default();
    world.custom(0, AGAIN);
    let second = world.custom(60, AGAIN);
    let id = world.act("S", 70, note("I have it."));
    let copy = world.send(&id, true);
    let key = |n: usize| format!("a:{}", world.events[n].event.head.id);
    let (second, copy) = (key(second), key(copy));
    world.act("Lead M", 80, remark(&second, "see hall 2"));
    world.act("Lead M", 90, remark(&copy, "good"));
    world.act("S", 91, remark(&format!("e:{id}"), "thanks"));
    let lost = world.act("S", 92, remark("a:gone", "where?"));
    let rows = world.rows();
    let violation = rows.iter().find(|row| row.kind == "violation").unwrap();
    assert_eq!(
        violation.annotations,
        [("Lead M".to_owned(), "see hall 2".to_owned())]
    );
    let remarks = world.row(&id).annotations;
    assert_eq!(
        remarks,
        [
            ("Lead M".into(), "good".into()),
            ("S".to_owned(), "thanks".to_owned())
        ]
    );
    assert_eq!(
        world.row(&lost).detail.as_deref(),
        Some("where? · on a row that isn't here any more")
    );
}
