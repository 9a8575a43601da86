//! The words that fields take.

use crate::timeline::{Layer, Row, RowState};

/// One of a fixed set of words; upper and lower case are alike.
pub(super) trait Word: Copy + PartialEq + Sized + 'static {
    /// All of them, by name.
    const ALL: &'static [(&'static str, Self)];

    fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, one)| *one)
    }

    fn name(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(_, one)| *one == self).map_or("", |(name, _)| name)
    }

    /// All names, for somebody who typed another.
    fn expected() -> String {
        let names: Vec<&str> = Self::ALL.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }
}

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

impl Word for Field {
    const ALL: &'static [(&'static str, Self)] = &[
        ("type", Self::Type),
        ("actor", Self::Actor),
        ("text", Self::Text),
        ("state", Self::State),
        ("is", Self::Is),
        ("after", Self::After),
        ("before", Self::Before),
    ];

    fn expected() -> String {
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

impl Word for State {
    const ALL: &'static [(&'static str, Self)] = &[
        ("mirrored", Self::Mirrored),
        ("recorded", Self::Recorded),
        ("deleted", Self::Deleted),
        ("failed", Self::Failed),
        ("doubt", Self::Doubt),
    ];
}

impl State {
    /// What a row's state is called; a row of the store's alone has none of these states.
    pub(super) fn of(state: &RowState) -> Option<Self> {
        Some(match state {
            RowState::Store => return None,
            RowState::Recorded | RowState::Mirroring { .. } | RowState::Refused { .. } => Self::Recorded,
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

impl Word for Is {
    const ALL: &'static [(&'static str, Self)] = &[
        ("pinned", Self::Pinned),
        ("story", Self::Story),
        ("activity", Self::Activity),
        ("edited", Self::Edited),
        ("evidence", Self::Evidence),
        ("folded", Self::Folded),
    ];
}

impl Is {
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
