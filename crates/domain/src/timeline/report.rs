//! What an automation without a journal tells of its acts: entries as events on the incident's own timeline.
//!
//! The text is what the mirror of such an entry says, so that it reads alike in the store's console. A line of JSON
//! carries the entries themselves, and the trailer their hash. Anybody who may write to the store can write one, so
//! a report is a claim: it shows what was altered by mistake, not who wrote it.

use crate::actor::Who;
use crate::chain::sha256;
use crate::containment::Before;
use crate::entry::{Body, NewEntry};
use crate::event::{NewEvent, NewEventKind, TimelineEvent};
use crate::time::Timestamp;
use crate::timeline::mirror::{author_line, split_author};
use crate::timeline::plain::short;
use crate::timeline::reading::text_of;
use crate::timeline::trailer::Trailer;
use crate::timeline::words::mirror_words;
use serde::{Deserialize, Serialize};

/// The automation that reports: the workflow, which has no journal. Nobody else's name makes a report.
pub const REPORTER: &str = "workflow";
/// How much of an entry's words one report says; the entry has them whole.
const WORDS: usize = 300;
/// What the line of JSON begins with.
const LINE: &str = "lazaret-report: ";
/// How far apart the times of an event and of its first entry are at most, in milliseconds: stores keep seconds.
const ROUNDED: i64 = 1_000;
/// How far apart the times of an event and of its other entries are at most, in milliseconds: they are of one look, and no
/// function lives longer.
const ONE_LOOK: i64 = 15 * 60_000;
/// How far ahead of a reader's clock a report may be, in milliseconds: the clock by which it was dated is another one.
const AHEAD: i64 = 60_000;

/// An entry that an automation wrote, with what an undo of it would go back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// The entry.
    pub entry: NewEntry,
    /// How the device was before, of an entry that asks for a change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
}

/// Entries as events, in as few as hold them. One that no event can hold is left out, which says nothing rather than
/// half of it: its texts have limits that make that impossible.
pub fn report(all: &[Reported]) -> Vec<NewEvent> {
    let mut events: Vec<(usize, NewEvent)> = Vec::new();
    let mut from = 0;
    for until in 1..=all.len() {
        let Some(event) = event(&all[from..until]) else {
            continue;
        };
        if event.data.chars().count() <= NewEvent::DATA_LIMIT {
            match events.last_mut() {
                Some((start, last)) if *start == from => *last = event,
                _ => events.push((from, event)),
            }
        } else {
            from = until - 1;
            if let Some(alone) = self::event(&all[from..until])
                && alone.data.chars().count() <= NewEvent::DATA_LIMIT
            {
                events.push((from, alone));
            }
        }
    }
    events.into_iter().map(|(_, event)| event).collect()
}

fn event(all: &[Reported]) -> Option<NewEvent> {
    let first = &all.first()?.entry;
    let json = serde_json::to_string(all).ok()?;
    let words: Vec<String> = all.iter().filter_map(|one| words(&one.entry)).collect();
    let trailer = Trailer {
        entry: first.id.clone(),
        hash: sha256(&json),
    };
    let text = format!(
        "{}\n\n{LINE}{json}\n{}\n{trailer}",
        words.join("\n"),
        author_line(first.who.name())
    );
    Some(NewEvent {
        kind: NewEventKind::Custom,
        occurred: first.at,
        data: serde_json::Value::String(text).to_string(),
    })
}

fn words(entry: &NewEntry) -> Option<String> {
    match &entry.body {
        Body::Act(act) => Some(short(&mirror_words(&entry.who, act), WORDS)),
        Body::Outcome { .. } | Body::Erased { .. } => None,
    }
}

/// The entries that an event reports; `None` for an event that is no report or that was altered since. The workflow
/// reports its own acts only, never a person's nor another automation's, all of them are about one chain, and of the time
/// that the event has in the store.
pub fn read_report(event: &TimelineEvent) -> Option<Vec<Reported>> {
    if event.head.kind != "Custom Event" {
        return None;
    }
    let text = text_of(&event.data);
    let (trailer, text) = Trailer::find(&text)?;
    let (_, json) = split_report(split_author(text).0)?;
    let all: Vec<Reported> = serde_json::from_str(json).ok()?;
    let chain = &all.first()?.entry.chain;
    let own = |one: &Reported| {
        matches!(&one.entry.who, Who::Automation { name } if name == REPORTER) && &one.entry.chain == chain
    };
    let apart = |one: &Reported| one.entry.at.since(event.head.occurred).saturating_abs();
    let timely = apart(all.first()?) < ROUNDED && all.iter().all(|one| apart(one) < ONE_LOOK);
    let whole = sha256(json) == trailer.hash && all.first()?.entry.id == trailer.entry;
    (whole && timely && all.iter().all(own)).then_some(all)
}

/// The same for who goes by it at `now`: `None` also for a report of a time that is still to come, which whoever writes an
/// event is free to give it.
pub fn read_report_at(event: &TimelineEvent, now: Timestamp) -> Option<Vec<Reported>> {
    let come = |one: &Reported| one.entry.at.since(now) <= AHEAD;
    read_report(event).filter(|all| all.iter().all(come))
}

/// The words of a report, and its line of JSON.
pub(super) fn split_report(text: &str) -> Option<(&str, &str)> {
    let (before, last) = text.rsplit_once('\n')?;
    Some((before.trim_end(), last.strip_prefix(LINE)?))
}
