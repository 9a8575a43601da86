use super::ask::ask;
use super::renew::renew;
use crate::Console;
use crate::ports::JournalError;
use domain::device::Section;
use domain::engagement::{Engagement, Roll, turns};
use domain::ids::IncidentId;
use domain::list::Escalation;
use domain::time::Timestamp;
use domain::version::Pane;

/// How often engagements are read that may still page somebody, in milliseconds. A page and an acknowledgement are
/// written on the timeline, and what is new there is asked about at once: this is for receipts.
const RUNNING: i64 = 3_000;
/// How often they are read when none is under way: a new one is told on the timeline.
const QUIET: i64 = 10_000;
/// How much of the time each call takes that a reading of a watched incident needs of one API: with many, all are read less
/// often, so that no API passes half of its quota.
const EACH: i64 = 200;
/// How often "unchanged, read just now" is written to the database rather than only kept in memory.
const WRITTEN_EVERY: i64 = 30_000;

/// Reads who is paged for an incident, if it is time for that or `news` came in on its timeline, and keeps it. What AWS
/// refuses is kept beside what was read before; only the journal fails this. Returns what changed.
pub(crate) async fn follow(
    console: &Console,
    id: &IncidentId,
    news: bool,
) -> Result<Vec<Pane>, JournalError> {
    let now = console.clock.now();
    let kept = console.journal.engagements(id).await?;
    let last = console.live.engagements_read(id);
    if !news && last.is_some_and(|at| now.since(at) < period(&kept, console.live.watched().len())) {
        return Ok(Vec::new());
    }
    console.live.set_engagements_read(id, Some(now));
    let next = ask(console, id, &kept, now).await;
    let (contacts, other) = renew(console, &next, now).await?;
    let changed = other || shown(&kept) != shown(&next);
    let old = kept.read.is_none_or(|at| now.since(at) >= WRITTEN_EVERY);
    if changed || old {
        let engagements = next;
        let roll = Roll {
            engagements,
            contacts,
        };
        let escalations = escalations(&roll, now);
        console
            .journal
            .save_engagements(id, &roll.engagements, &escalations)
            .await?;
    }
    Ok(if changed {
        vec![Pane::Engagements, Pane::Header]
    } else {
        Vec::new()
    })
}

fn period(kept: &Section<Vec<Engagement>>, watched: usize) -> i64 {
    let running = || kept.value.iter().flatten().filter(|one| one.runs());
    // One list of pages for each engagement, one of receipts for each page; how it is with the other incidents isn't known
    // here, so they are taken to be like this one.
    let pages = running()
        .flat_map(|one| &one.pages)
        .filter(|page| !page.is_over());
    let calls = watched.saturating_mul(running().count().max(pages.count()).max(1));
    let crowd = i64::try_from(calls).unwrap_or(i64::MAX).saturating_mul(EACH);
    let usual = if running().next().is_some() {
        RUNNING
    } else {
        QUIET
    };
    usual.max(crowd)
}

/// What a page shows of them: not when that was read.
fn shown(section: &Section<Vec<Engagement>>) -> (Option<Vec<Engagement>>, Option<String>) {
    let mut value = section.value.clone();
    let pages = value.iter_mut().flatten().flat_map(|one| &mut one.pages);
    pages.for_each(|page| page.receipts_read = None);
    (value, section.error.clone())
}

/// Whom the engagements turn to and when, for lists.
fn escalations(roll: &Roll, now: Timestamp) -> Vec<Escalation> {
    let turns = roll.all().iter().flat_map(|one| turns(one, roll, now));
    let mut all: Vec<Escalation> = turns
        .filter(|turn| turn.escalates)
        .map(|turn| Escalation {
            at: turn.at,
            to: roll.said(&turn.contact).to_owned(),
        })
        .collect();
    all.sort_by_key(|one| one.at);
    all
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn twenty_watched_incidents_leave_half_of_the_quota_to_others() {
        let kept = Section::default();
        assert_eq!(period(&kept, 1), QUIET);
        assert!(20_000 / period(&kept, 100) <= 5, "calls a second of one API");
        assert_eq!(period(&kept, 100), 20_000);
    }

    #[test]
    fn several_engagements_of_an_incident_count_each() {
        let running = |n: usize| Engagement {
            id: format!("plan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f{n}")
                .parse()
                .unwrap(),
            contact: "plan".parse().unwrap(),
            sender: "Incident Manager".into(),
            started: Some(Timestamp(0)),
            stopped: None,
            pages: Vec::new(),
        };
        let kept = Section {
            value: Some((0..3).map(running).collect()),
            ..Section::default()
        };
        assert_eq!(period(&kept, 1), RUNNING);
        assert_eq!(period(&kept, 20), 12_000, "20 × 3 calls in 12 s are 5 a second");
    }
}
