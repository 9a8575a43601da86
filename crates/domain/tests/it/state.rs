use crate::world::{World, at, holder, note};
use domain::act::{Act, NewItem, Office};
use domain::actor::Who;
use domain::closing::ClosingCode;
use domain::entry::Outcome;
use domain::related::{ItemKind, ItemValue};
use domain::state::{Acknowledged, IncidentState};
use domain::text::Reason;

fn appoint(office: Office, to: Option<&str>) -> Act {
    Act::Appoint {
        office,
        to: to.map(holder),
        note: None,
    }
}

fn resolve() -> Act {
    Act::Resolve {
        code: ClosingCode::Benign,
        reason: Reason::new("known").unwrap(),
    }
}

fn applied() -> Outcome {
    Outcome::Applied { proof: "p".into() }
}

#[test]
fn the_first_acknowledgement_stands() {
    let mut world = World::default();
    world.act("Responder S", 10, Act::Acknowledge);
    world.act("Lead M", 20, Act::Acknowledge);
    let first = IncidentState::of(&world.entries).acknowledged.unwrap();
    assert_eq!((first.by, first.at), ("Responder S".to_owned(), at(10)));
}

#[test]
fn an_acknowledged_page_stops_the_clock_when_it_came_first() {
    let mut world = World::default();
    world.act("Responder S", 10, Act::Acknowledge);
    let paged = |seconds| {
        let by = "ot-on-call".to_owned();
        let state = IncidentState::of(&world.entries).with_paged(Some(Acknowledged { by, at: at(seconds) }));
        state.acknowledged.unwrap().by
    };
    assert_eq!(
        (paged(9), paged(11)),
        ("ot-on-call".to_owned(), "Responder S".to_owned())
    );
    let without = IncidentState::of(&world.entries).with_paged(None);
    assert_eq!(without.acknowledged.unwrap().at, at(10));
}

#[test]
fn offices_are_taken_given_and_laid_down_apart() {
    let mut world = World::default();
    world.act("S", 0, appoint(Office::Lead, Some("S")));
    world.act("S", 1, appoint(Office::Scribe, Some("T")));
    world.act("S", 2, appoint(Office::Lead, Some("M")));
    let state = IncidentState::of(&world.entries);
    assert_eq!((state.lead, state.scribe), (Some(holder("M")), Some(holder("T"))));
    world.act("M", 3, appoint(Office::Lead, None));
    let state = IncidentState::of(&world.entries);
    assert_eq!((state.lead, state.scribe), (None, Some(holder("T"))));
}

#[test]
fn what_the_store_refused_or_has_not_answered_changes_nothing() {
    let mut world = World::default();
    let id = world.act("M", 0, resolve());
    let state = IncidentState::of(&world.entries);
    assert_eq!(state.closing_in_doubt(), state.open.first());
    assert_eq!(
        (state.closing, state.open.len(), state.open[0].id.clone()),
        (None, 1, id.clone())
    );
    assert_eq!(
        (state.open[0].what.as_str(), state.open[0].who.as_str()),
        ("resolve", "M")
    );
    world.end(&id, 1, Outcome::Failed { why: "denied".into() });
    let state = IncidentState::of(&world.entries);
    assert_eq!(state.closing_in_doubt(), None);
    assert_eq!((state.closing, state.open.len()), (None, 0));
}

#[test]
fn closing_holds_from_resolving_to_reopening() {
    let mut world = World::default();
    world.applied("M", 0, resolve());
    let closing = IncidentState::of(&world.entries).closing;
    assert_eq!(closing, Some((ClosingCode::Benign, "known".into())));
    let reopen = world.act(
        "M",
        1,
        Act::Reopen {
            reason: Reason::new("again").unwrap(),
        },
    );
    assert!(IncidentState::of(&world.entries).closing.is_some());
    world.end(
        &reopen,
        2,
        Outcome::Settled {
            holds: true,
            read: "Open".into(),
        },
    );
    assert_eq!(IncidentState::of(&world.entries).closing, None);
}

#[test]
fn pins_and_items_are_kept_as_last_set() {
    let mut world = World::default();
    world.act(
        "S",
        0,
        Act::Pin {
            row: "a:1".into(),
            pinned: true,
        },
    );
    world.act(
        "S",
        1,
        Act::Pin {
            row: "a:1".into(),
            pinned: false,
        },
    );
    let value = ItemValue::Url("https://e.example/".into());
    let item = NewItem {
        kind: ItemKind::Other,
        value,
        title: None,
    };
    let add = world.act("S", 2, Act::AddItem { item: item.clone() });
    assert_eq!(IncidentState::of(&world.entries).items, []);
    world.end(&add, 3, applied());
    let state = IncidentState::of(&world.entries);
    assert_eq!(
        (state.items, state.pins),
        (vec![item], [("a:1".to_owned(), false)].into())
    );
}

#[test]
fn automations_hold_no_office_and_notes_change_no_state() {
    let automation = Who::Automation {
        name: "ingest".into(),
    };
    assert_eq!(domain::state::holder(&automation), None);
    let mut world = World::default();
    world.act("S", 0, note("n"));
    assert_eq!(IncidentState::of(&world.entries), IncidentState::default());
}

#[test]
fn every_act_is_called_by_a_verb_of_its_own() {
    let verbs = [
        Act::Acknowledge,
        appoint(Office::Lead, None),
        resolve(),
        note("n"),
    ]
    .map(|act| domain::state::verb(&act));
    assert_eq!(verbs, ["acknowledge", "appoint", "resolve", "write a note"]);
}

#[test]
fn clocks_tell_what_is_known_and_nothing_below_zero() {
    let mut clocks = domain::clocks::Clocks {
        began: at(0),
        created: at(240),
        acknowledged: Some(at(600)),
        contained: Some(at(1_440)),
        resolved: None,
    };
    assert_eq!(
        (clocks.detect(), clocks.acknowledge(), clocks.resolve()),
        (Some(240_000), Some(360_000), None)
    );
    clocks.resolved = Some(at(700));
    assert_eq!(clocks.resolve(), Some(460_000));
    clocks.began = clocks.created;
    clocks.acknowledged = Some(at(100));
    assert_eq!((clocks.detect(), clocks.acknowledge()), (None, Some(0)));
}
