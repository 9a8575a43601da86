use super::{Engagement, Roll, Turn, turns};
use crate::next::{Next, NextAct};
use crate::rights::{Right, Rights};
use crate::time::Timestamp;

/// Engagements that still page somebody: not stopped, with a page nobody acknowledged or with turns to come.
pub fn running(roll: &Roll, now: Timestamp) -> impl Iterator<Item = &Engagement> {
    roll.all()
        .iter()
        .filter(move |one| one.runs() && (one.acknowledged().is_none() || !turns(one, roll, now).is_empty()))
}

/// The next turn of all engagements: one that turns to somebody else before one to another channel of the same person.
pub(super) fn next_turn(roll: &Roll, now: Timestamp) -> Option<Turn> {
    let mut all: Vec<Turn> = roll.all().iter().flat_map(|one| turns(one, roll, now)).collect();
    all.sort_by_key(|turn| (!turn.escalates, turn.at));
    all.into_iter().next()
}

/// The NEXT line with what paging asks for. Before somebody acknowledged, it says who was paged and whom it escalates to.
/// Afterwards pages that go on in AWS come before the lead's work: somebody else may be woken for nothing.
pub fn next(line: Next, roll: &Roll, rights: &Rights, now: Timestamp) -> Next {
    let turn = next_turn(roll, now);
    let coming = turn.as_ref().map(|turn| told(turn, roll));
    let until = turn.as_ref().map(|turn| turn.at);
    match line.act {
        Some(NextAct::Acknowledge) => {
            let told = match running(roll, now).find(|one| !one.pages.is_empty()) {
                Some(engagement) => format!("{} paged; nobody has acknowledged.", names(engagement, roll)),
                None if roll.all().iter().any(|one| !one.pages.is_empty()) => {
                    "Nobody has acknowledged, and AWS pages nobody any more: engage somebody.".to_owned()
                }
                None => line.line.clone(),
            };
            Next {
                line: join(told, coming),
                until,
                ..line
            }
        }
        Some(NextAct::TakeLead | NextAct::Note) => {
            let (Some(turn), Some(coming)) = (turn, coming) else {
                return line;
            };
            let open = running(roll, now).any(|one| one.pages.iter().any(|page| !page.is_over()));
            let act = if open {
                NextAct::AcceptPage
            } else {
                NextAct::StopPaging
            };
            Next {
                line: format!("Acknowledged, but AWS goes on paging. {coming}"),
                act: Some(act),
                mine: rights.allows(Right::Respond),
                until: Some(turn.at),
            }
        }
        _ => line,
    }
}

/// Who was paged so far, at most two by name: `Operator O was`, `Operator O and Lead L were`.
fn names(engagement: &Engagement, roll: &Roll) -> String {
    let mut paged: Vec<&str> = Vec::new();
    for page in &engagement.pages {
        let name = roll.said(&page.contact);
        if !paged.contains(&name) {
            paged.push(name);
        }
    }
    match paged.as_slice() {
        [] => "Nobody was".to_owned(),
        [one] => format!("{one} was"),
        [one, two] => format!("{one} and {two} were"),
        [one, rest @ ..] => format!("{one} and {} others were", rest.len()),
    }
}

/// `Escalates to Lead L in`, before a countdown.
fn told(turn: &Turn, roll: &Roll) -> String {
    let name = roll.said(&turn.contact);
    if turn.escalates {
        format!("Escalates to {name} in")
    } else {
        format!("Pages {name} again in")
    }
}

fn join(line: String, more: Option<String>) -> String {
    match more {
        Some(more) => format!("{line} {more}"),
        None => line,
    }
}
