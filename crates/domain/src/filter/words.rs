//! The words that fields take.

use crate::timeline::{Layer, Row, RowState};

/// A field before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Type,
    Actor,
    Text,
    State,
    Is,
    After,
    Before,
}

impl Field {
    const ALL: [(&'static str, Self); 7] = [
        ("type", Self::Type),
        ("actor", Self::Actor),
        ("text", Self::Text),
        ("state", Self::State),
        ("is", Self::Is),
        ("after", Self::After),
        ("before", Self::Before),
    ];

    pub(super) fn named(name: &str) -> Option<Self> {
        find(&Self::ALL, name)
    }

    pub(super) fn name(self) -> &'static str {
        name_in(&Self::ALL, self)
    }

    pub(super) fn expected() -> String {
        let names: Vec<String> = Self::ALL.iter().map(|(name, _)| format!("{name}:")).collect();
        names.join(", ")
    }
}

/// The kinds that `type:` takes, as [`Row::kind`] has them.
pub(super) const KINDS: [&str; 13] = [
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
];

/// What `state:` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Mirrored,
    Recorded,
    Deleted,
    Failed,
    Doubt,
}

impl State {
    const ALL: [(&'static str, Self); 5] = [
        ("mirrored", Self::Mirrored),
        ("recorded", Self::Recorded),
        ("deleted", Self::Deleted),
        ("failed", Self::Failed),
        ("doubt", Self::Doubt),
    ];

    pub(super) fn named(name: &str) -> Option<Self> {
        find(&Self::ALL, name)
    }

    pub(super) fn name(self) -> &'static str {
        name_in(&Self::ALL, self)
    }

    pub(super) fn expected() -> String {
        names(&Self::ALL)
    }

    /// What a row's state is called; a row of the store's alone has none of these states.
    pub(super) fn of(state: &RowState) -> Option<Self> {
        Some(match state {
            RowState::Store => return None,
            RowState::Recorded | RowState::Mirroring { .. } => Self::Recorded,
            RowState::Mirrored => Self::Mirrored,
            RowState::DeletedInStore => Self::Deleted,
            RowState::InDoubt => Self::Doubt,
            RowState::Failed { .. } => Self::Failed,
        })
    }
}

/// What `is:` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Pinned,
    Story,
    Activity,
    Edited,
    Evidence,
    Folded,
}

impl Is {
    const ALL: [(&'static str, Self); 6] = [
        ("pinned", Self::Pinned),
        ("story", Self::Story),
        ("activity", Self::Activity),
        ("edited", Self::Edited),
        ("evidence", Self::Evidence),
        ("folded", Self::Folded),
    ];

    pub(super) fn named(name: &str) -> Option<Self> {
        find(&Self::ALL, name)
    }

    pub(super) fn name(self) -> &'static str {
        name_in(&Self::ALL, self)
    }

    pub(super) fn expected() -> String {
        names(&Self::ALL)
    }

    /// Its bit among a row's properties.
    pub(super) fn bit(self) -> u8 {
        1 << (self as u8)
    }

    /// The properties of a row.
    pub(super) fn bits(row: &Row) -> u8 {
        let holds = |is: Self| match is {
            Self::Pinned => row.pinned,
            Self::Story => row.layer == Layer::Story,
            Self::Activity => row.layer == Layer::Activity,
            Self::Edited => !row.history.is_empty(),
            Self::Evidence => row.evidence.is_some(),
            Self::Folded => row.folded > 1,
        };
        Self::ALL
            .iter()
            .filter(|(_, is)| holds(*is))
            .map(|(_, is)| is.bit())
            .sum()
    }
}

fn find<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    all.iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, one)| *one)
}

fn name_in<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter()
        .find(|(_, one)| *one == wanted)
        .map_or("", |(name, _)| name)
}

fn names<T>(all: &[(&str, T)]) -> String {
    all.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
