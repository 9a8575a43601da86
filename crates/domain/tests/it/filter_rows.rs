//! Which rows a filter lets through.

use crate::world::at;
use domain::evidence::EvidenceFile;
use domain::filter::{Filter, Indexed};
use domain::timeline::{Layer, Mark, Revision, Row, RowState};

fn row() -> Row {
    Row {
        key: "a:1".into(),
        at: at(41 * 60),
        recorded: None,
        layer: Layer::Story,
        pinned: false,
        mark: Mark::Violation,
        kind: "violation".into(),
        actor: "Device Defender".into(),
        headline: "Pump-117 listens on TCP 123".into(),
        detail: Some("allowed 22, 53, 443".into()),
        note: Some("Größere ÄNDERUNG in Halle 2".into()),
        history: Vec::new(),
        annotations: vec![("Lead M".into(), "ask the vendor".into())],
        evidence: None,
        state: RowState::Store,
        folded: 1,
        folded_since: None,
        entry: None,
        author: None,
    }
}

fn passes(filter: &str, row: &Row) -> bool {
    let filter = Filter::parse(filter).unwrap();
    let prepared = filter.accepts(&Indexed::new(row));
    assert_eq!(prepared, filter.matches(row));
    prepared
}

#[test]
fn words_and_phrases_are_found_in_every_text_whatever_their_case() {
    for filter in [
        "",
        "pump-117",
        "PUMP",
        "\"tcp 123\"",
        "allowed",
        "größere",
        "Änderung",
        "\"lead m\"",
        "vendor",
        "defender",
        "pump vendor",
        "nothing OR pump",
        "NOT nothing",
        "pump NOT nothing",
        "(nothing OR pump) (vendor OR x)",
    ] {
        assert!(passes(filter, &row()), "{filter}");
    }
    for filter in [
        "nothing",
        "pump nothing",
        "NOT pump",
        "\"123 allowed\"",
        "\"tcp  123\"",
        "NOT (pump OR x)",
    ] {
        assert!(!passes(filter, &row()), "{filter}");
    }
}

#[test]
fn and_binds_before_or() {
    assert!(passes("pump OR nothing nothing", &row()));
    assert!(!passes("(pump OR nothing) nothing", &row()));
}

#[test]
fn fields_look_only_where_they_say() {
    for filter in [
        "type:violation",
        "actor:defender",
        "text:halle",
        "text:\"tcp 123\"",
        "NOT type:note",
        "is:story",
    ] {
        assert!(passes(filter, &row()), "{filter}");
    }
    for filter in [
        "type:note",
        "actor:pump",
        "actor:lead",
        "text:vendor",
        "text:defender",
        "is:activity",
    ] {
        assert!(!passes(filter, &row()), "{filter}");
    }
}

#[test]
fn moments_are_inclusive_after_and_exclusive_before() {
    for filter in [
        "after:2026-11-23T02:41:00Z",
        "before:2026-11-23T02:41:01Z",
        "after:2026-11-23",
        "before:2026-11-24",
        "after:2026-11-23T03:41+01:00",
        "after:02:41",
        "before:02:42",
        "after:2026-11-23T02:41",
    ] {
        assert!(passes(filter, &row()), "{filter}");
        let opposite = filter
            .replacen("after:", "x:", 1)
            .replacen("before:", "after:", 1)
            .replacen("x:", "before:", 1);
        assert!(!passes(&opposite, &row()), "{opposite}");
    }
}

#[test]
fn each_state_is_found_by_its_name_alone() {
    let error = None;
    let states = [
        (RowState::Mirrored, "mirrored"),
        (RowState::Recorded, "recorded"),
        (RowState::Mirroring { error }, "recorded"),
        (RowState::Refused { why: "w".into() }, "recorded"),
        (RowState::DeletedInStore, "deleted"),
        (RowState::Failed { why: "w".into() }, "failed"),
        (RowState::InDoubt, "doubt"),
        (RowState::Store, ""),
    ];
    for (state, name) in states {
        for asked in ["mirrored", "recorded", "deleted", "failed", "doubt"] {
            let row = Row {
                state: state.clone(),
                ..row()
            };
            assert_eq!(
                passes(&format!("state:{asked}"), &row),
                asked == name,
                "{asked} of {state:?}"
            );
        }
    }
}

#[test]
fn each_property_is_found_where_it_holds_and_nowhere_else() {
    let file = EvidenceFile {
        sha256: "ab".repeat(32),
        name: "a".into(),
        size: 1,
    };
    let old = Revision {
        at: at(0),
        text: "old".into(),
    };
    let plain = || Row {
        layer: Layer::Activity,
        ..row()
    };
    let rows = [
        (
            "pinned",
            Row {
                pinned: true,
                ..plain()
            },
        ),
        (
            "story",
            Row {
                layer: Layer::Story,
                ..plain()
            },
        ),
        (
            "edited",
            Row {
                history: vec![old],
                ..plain()
            },
        ),
        (
            "evidence",
            Row {
                evidence: Some(file),
                ..plain()
            },
        ),
        ("folded", Row { folded: 2, ..plain() }),
    ];
    for (name, row) in &rows {
        for (asked, _) in &rows {
            assert_eq!(
                passes(&format!("is:{asked}"), row),
                asked == name,
                "{asked} of {name}"
            );
        }
        assert_eq!(passes("is:activity", row), *name != "story");
    }
}

#[test]
fn every_kind_that_rows_have_can_be_asked_for() {
    for kind in [
        "note",
        "violation",
        "quarantine",
        "incident",
        "update",
        "page",
        "acknowledged",
        "lead",
        "related",
        "evidence",
        "runbook",
        "custom",
        "other",
    ] {
        let row = Row {
            kind: kind.into(),
            ..row()
        };
        assert!(passes(&format!("type:{kind}"), &row));
        assert_eq!(passes("type:note", &row), kind == "note");
    }
}
