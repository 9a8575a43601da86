//! Rows of what was done here, and of what the store wrote because of it.

use crate::world::{CONSOLE, World, at, holder, note, update};
use domain::act::{Act, NewItem, Office, RecordChange};
use domain::closing::ClosingCode;
use domain::entry::Outcome;
use domain::evidence::EvidenceFile;
use domain::incident::Impact;
use domain::related::{ItemKind, ItemValue};
use domain::text::{Annotation, NoteText, Reason, Title};
use domain::timeline::{Layer, Mark, RowState};
use serde_json::json;

const UPDATED: &str = "SSM Incident Record Update";

fn resolve() -> Act {
    Act::Resolve {
        code: ClosingCode::FalsePositive,
        reason: Reason::new("a debug page").unwrap(),
    }
}

#[test]
fn an_act_in_the_store_is_in_doubt_until_its_outcome_is_known() {
    let mut world = World::default();
    let id = world.act("Lead M", 0, resolve());
    assert_eq!(world.row(&id).state, RowState::InDoubt);
    let ends = [
        (
            Outcome::Applied {
                proof: "read back 02:47:15".into(),
            },
            RowState::Mirroring { error: None },
        ),
        (
            Outcome::Failed { why: "denied".into() },
            RowState::Failed { why: "denied".into() },
        ),
        (
            Outcome::Settled {
                holds: false,
                read: "the incident is Open".into(),
            },
            RowState::Failed {
                why: "it did not take effect: the incident is Open".into(),
            },
        ),
        (
            Outcome::Settled {
                holds: true,
                read: "the incident is Resolved".into(),
            },
            RowState::Mirroring { error: None },
        ),
    ];
    for (outcome, state) in ends {
        let mut world = World::default();
        let id = world.act("Lead M", 0, resolve());
        world.end(&id, 1, outcome);
        assert_eq!(world.rows().len(), 1);
        assert_eq!(world.row(&id).state, state);
    }
    world.end(
        &id,
        1,
        Outcome::Applied {
            proof: "read back 02:47:15".into(),
        },
    );
    let row = world.row(&id);
    assert_eq!(row.headline, "Resolved as false positive");
    assert_eq!(row.detail.as_deref(), Some("a debug page · read back 02:47:15"));
}

#[test]
fn each_act_has_its_kind_layer_and_mark() {
    let url = ItemValue::Url("https://e.example/".into());
    let item = NewItem {
        kind: ItemKind::Other,
        value: url.clone(),
        title: None,
    };
    let file = EvidenceFile {
        sha256: "ab".repeat(32),
        name: "a.pcap".into(),
        size: 3,
    };
    let other = "111122223333/Plan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"
        .parse()
        .unwrap();
    let acts = [
        (Act::Acknowledge, "acknowledged", Layer::Story),
        (
            Act::Appoint {
                office: Office::Lead,
                to: Some(holder("S")),
                note: None,
            },
            "lead",
            Layer::Story,
        ),
        (
            Act::Update {
                change: RecordChange::default(),
            },
            "update",
            Layer::Activity,
        ),
        (resolve(), "incident", Layer::Story),
        (
            Act::Reopen {
                reason: Reason::new("again").unwrap(),
            },
            "incident",
            Layer::Story,
        ),
        (
            Act::Duplicate {
                of: other,
                reason: Reason::new("same").unwrap(),
            },
            "related",
            Layer::Story,
        ),
        (note("n"), "note", Layer::Story),
        (
            Act::Attach {
                file: file.clone(),
                caption: None,
            },
            "evidence",
            Layer::Story,
        ),
        (Act::AddItem { item }, "related", Layer::Activity),
        (
            Act::RemoveItem {
                kind: ItemKind::Other,
                value: url,
                title: None,
            },
            "related",
            Layer::Activity,
        ),
        (
            Act::Pin {
                row: "a:x".into(),
                pinned: true,
            },
            "other",
            Layer::Activity,
        ),
        (
            Act::Annotate {
                row: "a:x".into(),
                text: Annotation::new("r").unwrap(),
            },
            "other",
            Layer::Activity,
        ),
    ];
    for (act, kind, layer) in acts {
        let mut world = World::default();
        let id = world.act("Responder S", 0, act);
        let row = world.row(&id);
        assert_eq!(
            (row.kind.as_str(), row.layer, row.mark),
            (kind, layer, Mark::People),
            "{}",
            row.headline
        );
        assert_eq!(row.author.as_deref(), Some("subject of Responder S"));
        assert_eq!(row.evidence.is_some(), kind == "evidence");
    }
}

#[test]
fn the_event_of_our_own_change_folds_into_the_act_once() {
    let mut world = World::default();
    let id = world.applied("Lead M", 0, resolve());
    world.event(UPDATED, 1, update(CONSOLE, &[("status", "RESOLVED")]));
    assert_eq!(world.rows().len(), 1);
    world.event(
        UPDATED,
        60,
        update("arn:aws:iam::1:user/other", &[("status", "RESOLVED")]),
    );
    let rows = world.rows();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].headline.as_str(), rows[0].actor.as_str()),
        ("Resolved", "other")
    );
    assert_eq!(rows[1].entry.as_ref(), Some(&id));
}

#[test]
fn the_same_change_by_another_principal_at_the_same_time_is_not_ours() {
    let of = |by: &str| {
        let mut world = World::default();
        world.applied("Lead M", 0, resolve());
        world.event(UPDATED, 1, update(by, &[("status", "RESOLVED")]));
        world.rows().len()
    };
    let session = "arn:aws:sts::111122223333:assumed-role/LazaretConsole/another-replica";
    assert_eq!((of(CONSOLE), of(session)), (1, 1));
    assert_eq!(of("arn:aws:sts::111122223333:assumed-role/Admin/eva"), 2);
}

#[test]
fn only_the_same_value_at_about_the_same_time_of_an_applied_act_is_ours() {
    let stay = |seconds: i64, value: &str, outcome: Option<Outcome>| {
        let mut world = World::default();
        let id = world.act("Lead M", 100, resolve());
        if let Some(outcome) = outcome {
            world.end(&id, 101, outcome);
        }
        world.event(UPDATED, seconds, update(CONSOLE, &[("status", value)]));
        world.rows().len() == 2
    };
    let applied = || Some(Outcome::Applied { proof: "p".into() });
    assert!(
        !stay(100, "RESOLVED", applied())
            && !stay(220, "RESOLVED", applied())
            && !stay(95, "RESOLVED", applied())
    );
    assert!(stay(221, "RESOLVED", applied()) && stay(94, "RESOLVED", applied()));
    assert!(stay(100, "OPEN", applied()));
    assert!(stay(100, "RESOLVED", None));
    assert!(stay(
        100,
        "RESOLVED",
        Some(Outcome::Failed { why: "denied".into() })
    ));
}

#[test]
fn an_update_of_several_attributes_is_ours_only_as_a_whole() {
    let change = RecordChange {
        title: Some(Title::new("new").unwrap()),
        impact: Some(Impact::High),
        ..RecordChange::default()
    };
    let mut world = World::default();
    world.applied("Lead M", 0, Act::Update { change });
    world.event(
        UPDATED,
        1,
        update(
            CONSOLE,
            &[("title", "new"), ("impact", "2"), ("summary", "theirs")],
        ),
    );
    assert_eq!(world.rows().len(), 2);
    world.events.clear();
    world.event(UPDATED, 1, update(CONSOLE, &[("title", "new"), ("impact", "2")]));
    assert_eq!(world.rows().len(), 1);
}

#[test]
fn related_items_that_we_added_or_removed_fold_whatever_their_title() {
    let value = ItemValue::Url("https://tickets.example.org/1".into());
    let item = NewItem {
        kind: ItemKind::Other,
        value: value.clone(),
        title: None,
    };
    let incident = "111122223333/Plan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
    let mut world = World::default();
    world.applied("Lead M", 0, Act::AddItem { item });
    world.applied(
        "Lead M",
        10,
        Act::RemoveItem {
            kind: ItemKind::Other,
            value,
            title: None,
        },
    );
    world.applied(
        "Lead M",
        20,
        Act::Duplicate {
            of: incident.parse().unwrap(),
            reason: Reason::new("same").unwrap(),
        },
    );
    let ticket = json!({"type": "OTHER", "value": {"url": "https://tickets.example.org/1"}});
    let page =
        json!({"type": "INCIDENT", "value": {"url": format!("https://c.example/incidents/{incident}")}});
    let changes = [
        json!({"itemToAdd": {"identifier": ticket, "title": "Ticket"}}),
        json!({"itemToRemove": ticket}),
        json!({"itemToAdd": {"identifier": page, "title": "Duplicate of"}}),
    ];
    for (seconds, change) in [1, 11, 21].into_iter().zip(&changes) {
        world.event(
            UPDATED,
            seconds,
            update(CONSOLE, &[("relatedItems", &change.to_string())]),
        );
    }
    assert_eq!(world.rows().len(), 3);
    world.event(
        UPDATED,
        40,
        update(CONSOLE, &[("relatedItems", &changes[1].to_string())]),
    );
    assert_eq!(world.rows().len(), 4);
}

#[test]
fn a_note_told_late_stands_where_it_happened() {
    let mut world = World::default();
    world.custom(50, "Connection was cut");
    let act = Act::Note {
        text: NoteText::new("it hummed").unwrap(),
        occurred: Some(at(10)),
    };
    let id = world.act("Responder S", 100, act);
    let rows = world.rows();
    assert_eq!(rows[1].key, format!("e:{id}"));
    assert_eq!((rows[1].at, rows[1].recorded), (at(10), Some(at(100))));
}

#[test]
fn of_one_moment_entries_come_first_and_then_the_key_decides() {
    let mut world = World::default();
    world.custom(0, "a");
    world.custom(0, "b");
    let first = world.act("S", 0, note("one"));
    let second = world.act("S", 0, note("two"));
    world.custom(1, "c");
    let keys: Vec<String> = world.rows().into_iter().map(|row| row.key).collect();
    let event = |n: usize| format!("a:{}", world.events[n].event.head.id);
    assert_eq!(
        keys,
        [
            event(2),
            format!("e:{first}"),
            format!("e:{second}"),
            event(0),
            event(1)
        ]
    );
}
