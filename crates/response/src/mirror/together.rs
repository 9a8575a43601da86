//! Entries of many devices of one form, told in one event.

use super::{after, sent_before, told_by};
use crate::Console;
use crate::ports::{JournalError, MirrorItem, MirrorOutcome};
use domain::entry::Entry;
use domain::time::Timestamp;
use domain::timeline;

/// How many entries one event stands for at most: what a form may ask for.
const MOST: usize = 1_000;
/// How long what is told of many devices is gathered, in milliseconds.
const GATHER: i64 = 20_000;

/// What the oldest unsent entries of an incident are.
pub(super) enum Run {
    /// One that stands for itself.
    One,
    /// So many of one form, to be told together.
    Many(Vec<Entry>),
    /// Of one form, and more may still come until then.
    Gathers(Timestamp),
}

/// Looks at the unsent entries of one incident, oldest first. Entries of one form are gathered for a while, unless
/// something else waits behind them when they are looked at, or they are the form's request, which is written in one
/// commit.
pub(super) async fn run(
    console: &Console,
    items: &[MirrorItem],
    now: Timestamp,
) -> Result<Run, JournalError> {
    let mut entries: Vec<Entry> = Vec::new();
    for item in items.iter().take(MOST) {
        let Some(entry) = told_by(console, item).await? else {
            break;
        };
        let belongs = timeline::form_of(&entry).is_some()
            && entries.first().is_none_or(|first| {
                timeline::form_of(first) == timeline::form_of(&entry)
                    && first.entry.who == entry.entry.who
                    && timeline::is_request_of_many(first) == timeline::is_request_of_many(&entry)
            });
        if !belongs {
            break;
        }
        entries.push(entry);
    }
    let Some(first) = entries.first() else {
        return Ok(Run::One);
    };
    let until = first.entry.at.plus(GATHER);
    let may_grow = entries.len() == items.len() && entries.len() < MOST;
    if may_grow && !timeline::is_request_of_many(first) && now < until {
        return Ok(Run::Gathers(until));
    }
    Ok(Run::Many(entries))
}

/// Sends one event for all of them; for how many of them it stands, and what became of it. An event that an earlier
/// attempt left stands for the entries up to the one that it names.
pub(super) async fn send(
    console: &Console,
    item: &MirrorItem,
    mut entries: Vec<Entry>,
) -> (usize, MirrorOutcome) {
    let sent = |event| MirrorOutcome::Sent {
        event,
        at: console.clock.now(),
    };
    match sent_before(console, item, &entries).await {
        Ok(Some((place, event))) => return (place + 1, sent(event)),
        Ok(None) => {}
        Err(error) => return (1, after(console, item, &error)),
    }
    let link = format!("{}/incidents/{}", console.settings.public_url, item.incident);
    let event = loop {
        match timeline::mirror_many(&entries, &link) {
            Some(event) => break event,
            // Names as long as names can be: fewer of them fit.
            None if entries.len() > 1 => entries.truncate(entries.len() / 2),
            None => {
                let error = "this kind of entry is not mirrored".into();
                return (1, MirrorOutcome::Refused { error });
            }
        }
    };
    let Some(last) = entries.last() else {
        return (
            1,
            MirrorOutcome::Refused {
                error: "nothing to tell".into(),
            },
        );
    };
    let told = console
        .store
        .create_event(&item.incident, &event, &last.entry.id)
        .await;
    match told {
        Ok(event) => (entries.len(), sent(event)),
        Err(error) => (1, after(console, item, &error)),
    }
}
