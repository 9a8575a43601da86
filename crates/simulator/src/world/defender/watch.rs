//! What is watched: windows that close, and how many datapoints in a row were like the last.

use std::collections::{BTreeMap, BTreeSet};

/// One behaviour of one device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Watched {
    pub device: String,
    pub profile: String,
    pub behaviour: String,
}

/// What is to be looked at when its time has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// A window closes: its reports make a datapoint.
    Window,
    /// A device in alarm should have reported meanwhile.
    Silence,
}

/// The datapoints in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    /// When the last one closed; nothing older is judged any more.
    pub last: i64,
    pub normal: i64,
    pub abnormal: i64,
}

impl Row {
    /// Takes a datapoint.
    pub(super) fn take(&mut self, at: i64, is_normal: bool) {
        self.last = at;
        if is_normal {
            (self.normal, self.abnormal) = (self.normal + 1, 0);
        } else {
            (self.normal, self.abnormal) = (0, self.abnormal + 1);
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Watch {
    to_come: BTreeSet<(i64, Look, Watched)>,
    rows: BTreeMap<Watched, Row>,
}

impl Watch {
    pub(super) fn plan(&mut self, at: i64, look: Look, watched: Watched) {
        self.to_come.insert((at, look, watched));
    }

    pub(super) fn next(&self) -> Option<i64> {
        self.to_come.first().map(|(at, ..)| *at)
    }

    pub(super) fn due(&mut self, now: i64) -> Option<(i64, Look, Watched)> {
        let due = self.next().is_some_and(|at| at <= now);
        due.then(|| self.to_come.pop_first()).flatten()
    }

    pub(super) fn row(&mut self, watched: &Watched) -> &mut Row {
        self.rows.entry(watched.clone()).or_default()
    }

    pub(super) fn forget(&mut self, watched: &Watched) {
        self.rows.remove(watched);
    }
}
