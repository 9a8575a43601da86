//! When each reader last looked: what "new since you last looked" is counted from.

use crate::Console;
use crate::ports::JournalError;
use domain::ids::{IncidentId, Subject};
use domain::time::Timestamp;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A pause this long ends a visit: what came in it is new on the next look.
const VISIT_ENDS: i64 = 10 * 60 * 1000;
/// How long a visit that ended is remembered: a page that nobody sits at may stay open, and tells what came since.
const REMEMBERED: i64 = 24 * 60 * 60 * 1000;
/// How often a visit that goes on is written down.
const WRITTEN_EVERY: i64 = 60 * 1000;

/// Visits under way, by reader and incident.
#[derive(Debug, Default)]
pub struct Looks(Mutex<HashMap<(Subject, IncidentId), Visit>>);

#[derive(Clone, Copy, Debug)]
struct Visit {
    before: Option<Timestamp>,
    last: Timestamp,
    written: Timestamp,
}

/// Up to when `who` has seen the incident: the end of their visit before the one that goes on, or of their last. `None` where
/// they were never here since this process began.
pub fn seen(console: &Console, who: &Subject, id: &IncidentId) -> Option<Timestamp> {
    let visit = visit(console, &(who.clone(), id.clone()))?;
    if console.clock.now().since(visit.last) < VISIT_ENDS {
        visit.before
    } else {
        Some(visit.last)
    }
}

fn visit(console: &Console, key: &(Subject, IncidentId)) -> Option<Visit> {
    let visits = console.looks.0.lock().unwrap_or_else(PoisonError::into_inner);
    visits.get(key).copied()
}

/// Notes that `who` looks now. A page that reads its data again while nobody sits at it is no look.
pub async fn look(console: &Console, who: &Subject, id: &IncidentId) -> Result<(), JournalError> {
    let now = console.clock.now();
    let key = (who.clone(), id.clone());
    let visit = visit(console, &key);
    let goes_on = visit.filter(|visit| now.since(visit.last) < VISIT_ENDS);
    let visit = match goes_on {
        Some(visit) if now.since(visit.written) < WRITTEN_EVERY => Visit { last: now, ..visit },
        Some(visit) => {
            console.journal.look(who, id, now).await?;
            Visit {
                last: now,
                written: now,
                ..visit
            }
        }
        None => Visit {
            before: console.journal.look(who, id, now).await?,
            last: now,
            written: now,
        },
    };
    let mut visits = console.looks.0.lock().unwrap_or_else(PoisonError::into_inner);
    visits.retain(|_, visit| now.since(visit.last) < REMEMBERED);
    visits.insert(key, visit);
    Ok(())
}
