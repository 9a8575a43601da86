//! Escalation: when an engagement turns to whom, as its plans say.

use super::walk::DEPTH;
use super::{Contact, ContactKind, Engagement, Roll, Target};
use crate::ids::ContactName;
use crate::time::Timestamp;

const MINUTE: i64 = 60_000;

/// A turn that an engagement takes unless somebody acknowledges before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// When.
    pub at: Timestamp,
    /// Whether it turns to somebody else, rather than to another channel of the same person.
    pub escalates: bool,
    /// To whom.
    pub contact: ContactName,
    /// Through which channels, in words. A channel that was never activated is none of them.
    pub channels: Vec<String>,
    /// How many of the plan's channels for this turn were never activated: through them nobody is reached.
    pub dead: usize,
}

/// All turns of an engagement after `now`, in order: what its plans still have in store. A stopped engagement has none,
/// an acknowledged one only those that the acknowledgement doesn't end.
///
/// A stage begins when those before it are over (`DurationInMinutes`: "the time to wait until beginning the next
/// stage"). A person's acknowledgement ends their own stages; that of an essential contact also ends the plan's progress
/// (`IsEssential`), for stages that have not begun.
pub fn turns(engagement: &Engagement, roll: &Roll, now: Timestamp) -> Vec<Turn> {
    let Some(started) = engagement.started.filter(|_| engagement.runs()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let begin = Begin {
        engagement,
        roll,
        depth: 0,
    };
    begin.follow(&engagement.contact, started, false, &mut all);
    all.retain(|turn| turn.at > now);
    all.sort();
    all
}

#[derive(Clone, Copy)]
struct Begin<'a> {
    engagement: &'a Engagement,
    roll: &'a Roll,
    depth: usize,
}

impl Begin<'_> {
    /// What happens from `at` on, when `name` is engaged then.
    fn follow(self, name: &ContactName, at: Timestamp, escalates: bool, all: &mut Vec<Turn>) {
        match self.roll.contact(name) {
            Some(contact) if contact.summary.kind == ContactKind::Plan && self.depth < DEPTH => {
                self.plan(contact, at, all);
            }
            Some(contact) if contact.summary.kind == ContactKind::Person => {
                self.person(contact, at, escalates, all);
            }
            // Who is on call is for the service to say, and of an unknown contact only that it is engaged.
            _ => all.push(Turn {
                at,
                escalates,
                contact: name.clone(),
                channels: Vec::new(),
                dead: 0,
            }),
        }
    }

    fn plan(self, plan: &Contact, at: Timestamp, all: &mut Vec<Turn>) {
        let essential = plan.stages.iter().flat_map(|stage| &stage.targets);
        let ended = essential
            .filter_map(|target| match target {
                Target::Contact {
                    contact,
                    essential: true,
                } => self.engagement.acknowledged_by(contact),
                _ => None,
            })
            .min();
        let mut begins = at;
        for (n, stage) in plan.stages.iter().enumerate() {
            if ended.is_some_and(|ended| ended <= begins) {
                return;
            }
            for target in &stage.targets {
                if let Target::Contact { contact, .. } = target {
                    let inside = Self {
                        depth: self.depth + 1,
                        ..self
                    };
                    inside.follow(contact, begins, n > 0, all);
                }
            }
            begins = begins.plus(i64::from(stage.minutes) * MINUTE);
        }
    }

    fn person(self, person: &Contact, at: Timestamp, escalates: bool, all: &mut Vec<Turn>) {
        if self.engagement.acknowledged_by(&person.summary.name).is_some() {
            return;
        }
        let mut begins = at;
        for (n, stage) in person.stages.iter().enumerate() {
            let ids = stage.targets.iter().filter_map(|target| match target {
                Target::Channel { channel } => Some(person.channel(channel)),
                Target::Contact { .. } => None,
            });
            let ids: Vec<_> = ids.collect();
            let alive = ids.iter().flatten().filter(|one| one.activated);
            let channels: Vec<String> = alive.map(|one| one.said()).collect();
            let dead = ids.len() - channels.len();
            if !ids.is_empty() {
                all.push(Turn {
                    at: begins,
                    escalates: escalates && n == 0,
                    contact: person.summary.name.clone(),
                    channels,
                    dead,
                });
            }
            begins = begins.plus(i64::from(stage.minutes) * MINUTE);
        }
        // A person without a plan is engaged all the same, though nobody hears of it.
        if person.stages.is_empty() {
            all.push(Turn {
                at,
                escalates,
                contact: person.summary.name.clone(),
                channels: Vec::new(),
                dead: 0,
            });
        }
    }
}
