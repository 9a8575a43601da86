//! Rows of the console's own entries.

use crate::act::Act;
use crate::actor::Who;
use crate::device::DeviceAct;
use crate::engagement::EngagementAct;
use crate::entry::{Body, Entry, Outcome, erased_ends};
use crate::ids::{EntryId, EventId};
use crate::runbook::RunbookAct;
use crate::time::Timestamp;
use crate::timeline::assemble::{MirrorState, Sources};
use crate::timeline::causes::Causes;
use crate::timeline::many::{Alike, Rounds, said_together};
use crate::timeline::plain::is_same_principal;
use crate::timeline::row::{Layer, Mark, Revision, Row, RowState};
use crate::timeline::words::said;
use std::collections::HashMap;

const END_ERASED: &str = "how it ended was erased";

/// Acts by entry, each with its entry and the place of the row that tells it.
pub(super) type Acts<'a> = HashMap<&'a EntryId, (&'a Entry, &'a Act, usize)>;

/// The rows of the entries, with what is needed to find them from the store's events.
#[derive(Debug)]
pub(super) struct Own<'a> {
    /// One row per act but amendments; the store's events put theirs behind.
    pub rows: Vec<Row>,
    /// Every act that has a row.
    pub acts: Acts<'a>,
    /// Every erased entry that has a row.
    pub erased: HashMap<&'a EntryId, (&'a Entry, usize)>,
    /// The entries of the chain in their order.
    pub chain: &'a [Entry],
    /// The entry for which the outbox sent an event.
    pub sent: HashMap<&'a EventId, &'a EntryId>,
    /// What the store wrote because of us.
    pub causes: Causes,
    /// Who we are in the store's words.
    principal: Option<&'a str>,
}

impl<'a> Own<'a> {
    /// The rows of the entries, with room for the events' rows.
    pub(super) fn of(sources: &Sources<'a>) -> Self {
        let Sources {
            events,
            entries,
            mirrored,
            principal,
            ..
        } = *sources;
        let mut outcomes: HashMap<&EntryId, &Outcome> = HashMap::new();
        for entry in entries {
            if let Body::Outcome { of, result } = &entry.entry.body {
                outcomes.insert(of, result);
            }
        }
        let erased = erased_ends(entries);
        let with: HashMap<&EntryId, &EntryId> = entries.iter().flat_map(erased_with).collect();
        let mirrors: HashMap<&EntryId, &MirrorState> = mirrored.iter().map(|one| (&one.entry, one)).collect();
        let sent = mirrored
            .iter()
            .filter_map(|one| Some((one.event.as_ref()?, &one.entry)))
            .collect();
        let mut own = Self {
            rows: Vec::with_capacity(entries.len() + events.len()),
            acts: HashMap::with_capacity(entries.len()),
            erased: HashMap::new(),
            chain: entries,
            sent,
            causes: Causes::default(),
            principal,
        };
        let mut together: HashMap<(Alike<'a>, usize), Together<'a>> = HashMap::new();
        let mut rounds = Rounds::default();
        for entry in entries {
            let act = match &entry.entry.body {
                Body::Act(act) => act,
                Body::Erased { .. } if !erased.contains_key(&entry.entry.id) => {
                    let of = with.get(&entry.entry.id).and_then(|of| own.erased.get(of));
                    let row = of.map_or(own.rows.len(), |(_, row)| *row);
                    if row == own.rows.len() {
                        own.rows
                            .push(erased_row(entry, mirrors.get(&entry.entry.id).copied()));
                    }
                    own.erased.insert(&entry.entry.id, (entry, row));
                    continue;
                }
                Body::Outcome { .. } | Body::Erased { .. } => continue,
            };
            let mirror = mirrors.get(&entry.entry.id).copied();
            if let Act::Amend { note, text } = act {
                if let Some(row) = own.note_by(note, &entry.entry.who) {
                    own.acts.insert(&entry.entry.id, (entry, act, row));
                    amend(&mut own.rows[row], text.as_str(), entry.entry.at, mirror);
                }
                continue;
            }
            let outcome = outcomes.get(&entry.entry.id).copied();
            if let Some(alike) = rounds.next(act) {
                let row = own.gather(together.entry(alike).or_default(), entry, act, mirror);
                own.acts.insert(&entry.entry.id, (entry, act, row));
                continue;
            }
            let row = own.rows.len();
            if outcome.is_some_and(Outcome::holds) {
                own.causes.add(act, entry.entry.at, row);
            }
            own.rows.push(row_of(entry, act, outcome, mirror));
            own.acts.insert(&entry.entry.id, (entry, act, row));
        }
        for one in together.into_values() {
            one.tell(&mut own.rows);
        }
        for act in erased.into_values() {
            if let Some((.., row)) = own.acts.get(act) {
                let row = &mut own.rows[*row];
                row.state = RowState::Recorded;
                let detail = row.detail.take().map(|detail| format!("{detail} · {END_ERASED}"));
                row.detail = Some(detail.unwrap_or_else(|| END_ERASED.to_owned()));
            }
        }
        own
    }

    /// Whether a principal may be us: it is, or who we are isn't known.
    pub(super) fn did(&self, principal: &str) -> bool {
        self.principal
            .is_none_or(|ours| is_same_principal(ours, principal))
    }

    /// Puts an entry of many into their one row, under the key of the first.
    fn gather(
        &mut self,
        together: &mut Together<'a>,
        entry: &'a Entry,
        act: &'a Act,
        mirror: Option<&MirrorState>,
    ) -> usize {
        let new = row_of(entry, act, None, mirror);
        together.acts.push(act);
        let Some(place) = together.row else {
            together.row = Some(self.rows.len());
            self.rows.push(new);
            return self.rows.len() - 1;
        };
        let row = &mut self.rows[place];
        row.folded_since.get_or_insert(row.at);
        row.folded += 1;
        row.at = row.at.max(new.at);
        if rank(&new.state) > rank(&row.state) {
            row.state = new.state;
        }
        place
    }

    /// The row of a note that `who` wrote: nobody else amends it.
    fn note_by(&self, note: &EntryId, who: &Who) -> Option<usize> {
        let (entry, act, row) = self.acts.get(note)?;
        let author = entry
            .entry
            .who
            .subject()
            .is_some_and(|author| Some(author) == who.subject());
        (author && matches!(act, Act::Note { .. })).then_some(*row)
    }
}

/// Entries of many devices that say the same, in one row.
#[derive(Debug, Default)]
struct Together<'a> {
    row: Option<usize>,
    acts: Vec<&'a Act>,
}

impl Together<'_> {
    fn tell(self, rows: &mut [Row]) {
        let row = self.row.and_then(|place| rows.get_mut(place));
        if let Some(row) = row.filter(|_| self.acts.len() > 1) {
            (row.headline, row.detail) = said_together(&self.acts);
        }
    }
}

/// Of several entries in one row the one that is least done says how far it is written.
fn rank(state: &RowState) -> u8 {
    match state {
        RowState::Refused { .. } => 4,
        RowState::Mirroring { error: Some(_) } => 3,
        RowState::Mirroring { error: None } => 2,
        RowState::DeletedInStore => 1,
        _ => 0,
    }
}

/// The newest text on top. The revision that it replaces was written when the row was last recorded.
fn amend(row: &mut Row, text: &str, at: Timestamp, mirror: Option<&MirrorState>) {
    if let Some(before) = row.note.replace(text.to_owned()) {
        row.history.push(Revision {
            at: row.recorded.unwrap_or(row.at),
            text: before,
        });
    }
    row.recorded = Some(at);
    if row.state != RowState::DeletedInStore {
        row.state = mirror_state(mirror);
    }
}

/// The amendments that went with a note, each with the note.
fn erased_with(entry: &Entry) -> Vec<(&EntryId, &EntryId)> {
    match &entry.entry.body {
        Body::Act(Act::Erase { of, amendments, .. }) => amendments.iter().map(|one| (one, of)).collect(),
        _ => Vec::new(),
    }
}

/// What is left of an entry whose payload was erased by law.
fn erased_row(entry: &Entry, mirror: Option<&MirrorState>) -> Row {
    // Of one that was told already: what AWS answered when its copy was to be replaced.
    let answered = mirror.filter(|one| one.event.is_some() && one.error.is_some());
    Row {
        key: format!("e:{}", entry.entry.id),
        at: entry.entry.at,
        recorded: None,
        layer: Layer::Activity,
        pinned: false,
        mark: Mark::System,
        kind: "other".to_owned(),
        actor: entry.entry.who.name().to_owned(),
        headline: "An entry was erased".to_owned(),
        detail: Some("its place and its hash are still on the record".to_owned()),
        note: None,
        history: Vec::new(),
        annotations: Vec::new(),
        evidence: None,
        state: answered.map_or(RowState::Recorded, |one| unsent(Some(one))),
        folded: 1,
        folded_since: None,
        entry: Some(entry.entry.id.clone()),
        author: None,
    }
}

fn row_of(entry: &Entry, act: &Act, outcome: Option<&Outcome>, mirror: Option<&MirrorState>) -> Row {
    let who = &entry.entry.who;
    let (headline, more) = said(who, act);
    let (kind, layer) = kind_of(act);
    let recorded = entry.entry.at;
    let (note, at) = match act {
        Act::Note { text, occurred } => (Some(text.to_string()), occurred.unwrap_or(recorded)),
        _ => (None, recorded),
    };
    let proof = match outcome {
        Some(
            Outcome::Applied { proof: told }
            | Outcome::Settled {
                holds: true,
                read: told,
            },
        ) => Some(told.clone()),
        _ => None,
    };
    let detail: Vec<String> = [more, proof].into_iter().flatten().collect();
    Row {
        key: format!("e:{}", entry.entry.id),
        at,
        recorded: (at != recorded).then_some(recorded),
        layer,
        pinned: false,
        mark: match kind {
            "quarantine" => Mark::Quarantine,
            _ if who.subject().is_some() => Mark::People,
            _ => Mark::System,
        },
        kind: kind.to_owned(),
        actor: who.name().to_owned(),
        headline,
        detail: (!detail.is_empty()).then(|| detail.join(" · ")),
        note,
        history: Vec::new(),
        annotations: Vec::new(),
        evidence: match act {
            Act::Attach { file, .. } => Some(file.clone()),
            Act::Runbook { does } => does.evidence().cloned(),
            _ => None,
        },
        state: state_of(act, outcome, mirror),
        folded: 1,
        folded_since: None,
        entry: Some(entry.entry.id.clone()),
        author: who.subject().map(ToString::to_string),
    }
}

fn kind_of(act: &Act) -> (&'static str, Layer) {
    match act {
        Act::Acknowledge
        | Act::Engagement {
            does: EngagementAct::Accept { .. },
        } => ("acknowledged", Layer::Story),
        Act::Appoint { .. } => ("lead", Layer::Story),
        Act::Update { .. } => ("update", Layer::Activity),
        Act::Resolve { .. } | Act::Reopen { .. } | Act::Start { .. } => ("incident", Layer::Story),
        Act::Device { does, .. } => device_kind(does),
        Act::Engagement { .. } => ("page", Layer::Story),
        Act::Runbook {
            does: RunbookAct::Item { .. },
        } => ("runbook", Layer::Activity),
        Act::Runbook { .. } => ("runbook", Layer::Story),
        Act::Duplicate { .. } => ("related", Layer::Story),
        Act::Note { .. } | Act::Amend { .. } => ("note", Layer::Story),
        Act::Attach { .. } => ("evidence", Layer::Story),
        Act::AddItem { .. } | Act::RemoveItem { .. } => ("related", Layer::Activity),
        Act::Pin { .. } | Act::Annotate { .. } | Act::Erase { .. } | Act::EndSession { .. } => {
            ("other", Layer::Activity)
        }
    }
}

fn device_kind(does: &DeviceAct) -> (&'static str, Layer) {
    match does {
        DeviceAct::Verify { .. } => ("violation", Layer::Activity),
        DeviceAct::OpenTunnel { .. }
        | DeviceAct::RotateTunnel { .. }
        | DeviceAct::CloseTunnel { .. }
        | DeviceAct::Answer { .. } => ("other", Layer::Activity),
        DeviceAct::Quarantine { .. }
        | DeviceAct::Release { .. }
        | DeviceAct::Undo { .. }
        | DeviceAct::Approve { .. }
        | DeviceAct::Reject { .. }
        | DeviceAct::Extend { .. }
        | DeviceAct::Report { .. }
        | DeviceAct::Cut { .. } => ("quarantine", Layer::Story),
    }
}

fn state_of(act: &Act, outcome: Option<&Outcome>, mirror: Option<&MirrorState>) -> RowState {
    match outcome {
        None if act.needs_store() => RowState::InDoubt,
        Some(Outcome::Failed { why }) => RowState::Failed { why: why.clone() },
        Some(Outcome::Settled { holds: false, read }) => RowState::Failed {
            why: format!("it did not take effect: {read}"),
        },
        _ if act.is_mirrored() => mirror_state(mirror),
        _ => RowState::Recorded,
    }
}

/// What the outbox says of an act that is told on the store's timeline.
fn mirror_state(mirror: Option<&MirrorState>) -> RowState {
    match mirror {
        Some(one) if one.gone => RowState::DeletedInStore,
        Some(one) if one.event.is_some() => RowState::Mirrored,
        one => unsent(one),
    }
}

/// What the store answered so far of what it doesn't have.
fn unsent(mirror: Option<&MirrorState>) -> RowState {
    let error = mirror.and_then(|one| one.error.clone());
    match error {
        Some(why) if mirror.is_some_and(|one| one.refused) => RowState::Refused { why },
        error => RowState::Mirroring { error },
    }
}
