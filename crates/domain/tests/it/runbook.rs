//! Runbooks as people see them.

use crate::checklist::{goes_on, item, kept, step, view, waiting};
use crate::world::World;
use domain::act::Act;
use domain::entry::Outcome;
use domain::runbook::{Failure, ItemState, Marks, RunStatus};
use domain::timeline::{Layer, RowState};

#[test]
fn only_items_of_steps_that_people_do_can_be_ticked() {
    let view = view(&World::default(), &waiting());
    assert_eq!(view.steps[0].items, []);
    let texts: Vec<&str> = view.steps[1]
        .items
        .iter()
        .map(|item| item.text.as_str())
        .collect();
    assert_eq!(texts, ["What", "Who", "When"]);
    assert_eq!(view.steps[2].items, []);
    assert_eq!(view.current().unwrap().name, "Analyse");
    assert_eq!(view.progress(), (1, 3));
}

#[test]
fn a_reference_that_no_step_gave_is_named() {
    let view = view(&World::default(), &waiting());
    assert_eq!(view.unknown(), ["Contain.nothing"]);
    assert_eq!(view.values["Contain.things"], "pump-117, <b>pump</b>");
}

#[test]
fn what_was_said_last_of_an_item_counts_and_a_tick_alone_takes_nothing_back() {
    let mut world = World::default();
    world.act("S", 130, item("run-2", 0, ItemState::Done, Some("Seen on site")));
    world.act("T", 140, item("run-2", 0, ItemState::Open, None));
    world.act(
        "S",
        150,
        item("run-2", 1, ItemState::NotApplicable, Some("No SSH")),
    );
    let shown = view(&world, &waiting());
    let items = &shown.steps[1].items;
    assert_eq!(items[0].state(), ItemState::Open);
    let mark = items[0].mark.as_ref().unwrap();
    assert_eq!(
        (mark.who.name(), mark.comment.as_deref()),
        ("T", Some("Seen on site"))
    );
    assert_eq!(
        shown.steps[1].tally().as_deref(),
        Some("0 of 3 items done · not applicable: Who (No SSH) · 2 left open")
    );
    world.act("S", 160, item("run-2", 1, ItemState::Done, None));
    let shown = view(&world, &waiting());
    assert_eq!(shown.steps[1].items[1].mark.as_ref().unwrap().comment, None);
}

#[test]
fn a_step_run_again_has_open_items_again() {
    let mut world = World::default();
    world.act("S", 130, item("run-2", 0, ItemState::Done, None));
    let mut again = waiting();
    let execution = again.execution.as_mut().unwrap();
    execution.steps[1].status = RunStatus::Success;
    execution
        .steps
        .push(step(4, "Analyse", "aws:pause", RunStatus::Waiting));
    let shown = view(&world, &again);
    assert_eq!(shown.steps[1].earlier, 1);
    assert_eq!(shown.steps[1].items[0].state(), ItemState::Open);
    let whats: Vec<&str> = shown.deviations.iter().map(|one| one.what.as_str()).collect();
    assert!(whats.contains(&"it ran 2 times"), "{whats:?}");
}

#[test]
fn deviations_tell_what_was_left_open_skipped_late_or_done_elsewhere() {
    let mut world = World::default();
    world.act("S", 121, item("run-2", 0, ItemState::Done, None));
    world.act(
        "S",
        122,
        item("run-2", 1, ItemState::NotApplicable, Some("No SSH")),
    );
    let mut over = waiting();
    let execution = over.execution.as_mut().unwrap();
    execution.steps[1] = step(2, "Analyse", "aws:pause", RunStatus::Success);
    execution.steps[2] = step(3, "Recover", "aws:pause", RunStatus::TimedOut);
    execution.status = RunStatus::TimedOut;
    over.default_version = Some("4".into());
    let tell = |world: &World| {
        let all = view(world, &over).deviations.into_iter();
        all.map(|one| format!("{}: {}", one.step.unwrap_or_default(), one.what))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        tell(&world),
        [
            "Analyse: it was brought to its end outside of this console",
            "Analyse: left open: When",
            "Analyse: not applicable: Who (No SSH)",
            "Recover: it timed out",
            ": it runs version 3, while the document's default is 4",
        ]
    );
    world.applied("S", 149, goes_on("run-2"));
    world.act("S", 500, item("run-2", 2, ItemState::Done, None));
    assert_eq!(
        tell(&world)[..2],
        [
            "Analyse: not applicable: Who (No SSH)",
            "Analyse: ticked after its end: When"
        ]
    );
}

#[test]
fn a_failed_request_is_no_end_of_a_step() {
    let mut world = World::default();
    let id = world.act("S", 130, goes_on("run-2"));
    world.end(&id, 131, Outcome::Failed { why: "no".into() });
    assert_eq!(Marks::of(&world.entries).ended("run-2"), None);
}

#[test]
fn the_timeline_tells_each_step_once_and_in_our_row_where_we_ended_it() {
    let mut world = World {
        runs: vec![waiting()],
        ..World::default()
    };
    let rows = world.rows();
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.headline.as_str(), row.layer))
        .collect();
    assert_eq!(
        told,
        [
            ("Runbook waits at Analyse", Layer::Story),
            ("Runbook step Contain done", Layer::Activity),
        ]
    );
    world.runs[0].execution.as_mut().unwrap().steps[1] = step(2, "Analyse", "aws:pause", RunStatus::Success);
    assert_eq!(world.rows()[0].headline, "Runbook step Analyse done");
    world.applied("Responder S", 149, goes_on("run-2"));
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].headline, "Done with step Analyse; the runbook goes on");
    assert_eq!(rows[0].actor, "Responder S");
    assert_eq!(rows[0].kind, "runbook");
}

#[test]
fn a_pin_on_a_steps_row_stays_when_the_step_is_done() {
    let mut world = World {
        runs: vec![waiting()],
        ..World::default()
    };
    let key = "r:run-1".to_owned();
    world.act(
        "S",
        200,
        Act::Pin {
            row: key.clone(),
            pinned: true,
        },
    );
    let row = world.rows().into_iter().find(|row| row.key == key).unwrap();
    assert!(row.pinned && row.layer == Layer::Story);
}

#[test]
fn hostile_texts_of_a_step_are_one_plain_line() {
    let mut world = World::default();
    let mut bad = step(2, "Ana\nlyse\u{202e}", "aws:executeAwsApi", RunStatus::Failed);
    bad.failure = Some(Failure {
        message: format!("<script>{}\u{1b}[2J", "x".repeat(60_000)),
        ..Failure::default()
    });
    world.runs = vec![kept(RunStatus::Failed, vec![bad])];
    let row = &world.rows()[0];
    assert_eq!(row.headline, "Runbook step Ana lyse\u{fffd} failed");
    let detail = row.detail.as_ref().unwrap();
    assert!(
        detail.chars().count() < 450 && !detail.contains('\u{1b}'),
        "{detail}"
    );
    assert_eq!(row.state, RowState::Store);
}

#[test]
fn what_people_say_of_a_step_is_a_note_in_the_store_and_folds_into_its_row() {
    let mut world = World::default();
    let id = world.applied("Responder S", 149, goes_on("run-2"));
    let told = world.told(&id);
    assert_eq!(told.kind, domain::event::NewEventKind::Note);
    assert!(told.data.contains("A laptop of the vendor") && told.data.contains("2 of 3 items done"));
    world.send(&id, true);
    assert_eq!(world.rows().len(), 1);
    assert_eq!(world.row(&id).state, RowState::Mirrored);
    let tick = world.act("S", 150, item("run-2", 0, ItemState::Done, None));
    assert_eq!(
        world.row(&tick).state,
        RowState::Recorded,
        "a tick is not told there"
    );
}

#[test]
fn of_a_thousand_runs_of_a_loop_the_latest_of_each_step_are_kept() {
    let mut steps = vec![step(0, "Begin", "aws:sleep", RunStatus::Success)];
    for n in 1..1_000 {
        let name = if n % 2 == 0 { "Back" } else { "Ask" };
        steps.push(step(n, name, "aws:branch", RunStatus::Success));
    }
    let trimmed = kept(RunStatus::Failed, steps).execution.unwrap().trimmed();
    assert_eq!(trimmed.names(), ["Begin", "Ask", "Back"]);
    assert_eq!(trimmed.steps.len(), 11);
    assert_eq!(trimmed.left_out.values().sum::<usize>(), 1_000 - 11);
    assert_eq!(trimmed.steps.last().unwrap().id, "run-999");
}
