//! Whatever happens in between: never less contained, and never claimed but not so.

use crate::world::{at, person, uuid};
use domain::containment::{
    Aim, Approval, Before, Containment, ContainmentSettings, Observation, Progress, Step, Strength, advance,
};
use domain::device::{
    Access, Certificate, CertificateStatus, Connection, GroupMembership, Question, Verdict,
};
use domain::ids::CertificateId;
use domain::text::Reason;
use domain::time::Timestamp;
use proptest::prelude::*;

const GROUP: &str = "QUARANTINED";
const MINUTE: i64 = 60_000;

fn settings() -> ContainmentSettings {
    ContainmentSettings::new(GROUP.parse().unwrap())
}

fn certificate() -> CertificateId {
    "a".repeat(64).parse().unwrap()
}

fn order(aim: Aim, strength: Strength) -> Containment {
    Containment {
        id: uuid(1).parse().unwrap(),
        device: "pump-117".parse().unwrap(),
        incident: None,
        aim,
        strength,
        group: GROUP.parse().unwrap(),
        evict: false,
        cut: true,
        reason: Reason::new("r").unwrap(),
        who: person("Responder S"),
        requested: at(0),
        before: None,
        expires: None,
        approval: Approval::NotNeeded,
        batch: None,
        replaces: None,
    }
}

/// AWS as it is, with what it does late.
#[derive(Debug)]
struct World {
    now: Timestamp,
    in_group: Option<Timestamp>,
    active: bool,
    changed: Timestamp,
    client: &'static str,
    denies: bool,
    connected: bool,
    since: Timestamp,
}

/// What happens between two looks.
#[derive(Clone, Debug)]
struct Turn {
    millis: i64,
    connects: bool,
    elsewhere: u8,
    fails: [bool; 5],
    unread: [bool; 5],
}

impl World {
    fn lets(&self) -> bool {
        let bound = |since: Timestamp, minutes: i64| self.now >= since.plus(minutes * MINUTE);
        let denied =
            self.denies && self.client == "pump-117" && self.in_group.is_some_and(|since| bound(since, 8));
        let dead = !self.active && bound(self.changed, 5);
        !denied && !dead
    }

    fn pass(&mut self, turn: &Turn) {
        self.now = self.now.plus(turn.millis);
        if self.connected && !self.active && self.now >= self.changed.plus(5 * MINUTE) {
            (self.connected, self.since) = (false, self.now);
        }
        if turn.connects && !self.connected && self.lets() {
            (self.connected, self.since) = (true, self.now);
        }
        match turn.elsewhere {
            0 => self.in_group = None,
            1 => (self.active, self.changed) = (true, self.now),
            2 => (self.connected, self.since) = (false, self.now),
            _ => {}
        }
    }

    fn seen(&self, unread: [bool; 5]) -> Observation {
        fn read<T>(value: T, fails: bool) -> Result<T, String> {
            if fails { Err("throttled".into()) } else { Ok(value) }
        }
        let group = self.in_group.map(|_| GroupMembership {
            group: GROUP.parse().unwrap(),
            dynamic: false,
        });
        let denied = self.in_group.is_some() && self.denies && self.client == "pump-117";
        let verdict = |access| Verdict {
            question: Question {
                access,
                target: "t".into(),
            },
            allowed: !denied,
            explicit: denied,
            by: Vec::new(),
            missing: Vec::new(),
        };
        let verdicts = [Access::Connect, Access::Publish, Access::Subscribe]
            .map(verdict)
            .to_vec();
        let one = Certificate {
            id: certificate(),
            arn: String::new(),
            status: if self.active {
                CertificateStatus::Active
            } else {
                CertificateStatus::Inactive
            },
            created: None,
            expires: None,
            shared_with: Vec::new(),
            policies: Vec::new(),
        };
        let connection = Connection {
            connected: self.connected,
            client: Some(self.client.to_owned()),
            since: Some(self.since),
            ..Connection::default()
        };
        Observation {
            at: self.now,
            registered: read(true, unread[0]),
            groups: read(group.into_iter().collect(), unread[1]),
            certificates: read(vec![one], unread[2]),
            connection: read(connection, unread[3]),
            verdicts: read(if self.active { verdicts } else { Vec::new() }, unread[4]),
        }
    }

    fn does(&mut self, step: &Step) {
        match step {
            Step::AddToGroup { .. } => {
                self.in_group.get_or_insert(self.now);
            }
            Step::RemoveFromGroup { .. } => self.in_group = None,
            Step::SetCertificate { active, .. } => (self.active, self.changed) = (*active, self.now),
            Step::Cut { .. } => (self.connected, self.since) = (false, self.now),
        }
    }
}

fn world(client: &'static str, denies: bool) -> World {
    World {
        now: at(0),
        in_group: None,
        active: true,
        changed: at(-100),
        client,
        denies,
        connected: true,
        since: at(-60),
    }
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let seldom = || prop::array::uniform5(prop::bool::weighted(0.1));
    let turn = (1_000..4 * MINUTE, any::<bool>(), 0_u8..40, seldom(), seldom());
    let turn = turn.prop_map(|(millis, connects, elsewhere, fails, unread)| Turn {
        millis,
        connects,
        elsewhere,
        fails,
        unread,
    });
    prop::collection::vec(turn, 1..60)
}

fn strengths() -> impl Strategy<Value = Strength> {
    prop::sample::select(Strength::ALL.to_vec())
}

/// One look: what it claims, and the steps that it asks for, of which some fail.
fn look(world: &mut World, order: &Containment, found: &mut Progress, turn: &Turn) -> Vec<Step> {
    let seen = world.seen(turn.unread);
    let (next, steps) = advance(order, found, &seen, world.now, &settings());
    *found = next;
    for (step, fails) in steps.iter().zip(turn.fails.iter().cycle()) {
        if *fails {
            found.fails(step, "denied".into(), world.now);
        } else {
            world.does(step);
            found.accepted(step, world.now);
        }
    }
    steps
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn containing_never_loosens_and_never_claims_what_is_not_so(
        strength in strengths(), named in any::<bool>(), denies in any::<bool>(), turns in turns()
    ) {
        let mut world = world(if named { "pump-117" } else { "gateway" }, denies);
        let (order, mut found) = (order(Aim::Contain, strength), Progress::default());
        for turn in &turns {
            world.pass(turn);
            let before = found.clone();
            let truth = (world.in_group.is_some(), world.active, world.connected, world.since, world.lets());
            let (in_group, active, connected, since, lets) = truth;
            let steps = look(&mut world, &order, &mut found, turn);
            prop_assert!(steps.iter().all(|step| !step.loosens()));
            if found.applied.is_some() && before.applied.is_none() {
                prop_assert!(!strength.by_group() || in_group || turn.unread[1]);
                prop_assert!(!strength.by_certificate() || !active || turn.unread[2]);
            }
            if found.effective != before.effective && found.effective.is_some() {
                prop_assert!(!connected && !lets, "effective while it may come back");
            }
            if found.verified.is_some() && before.verified.is_none() {
                prop_assert!(!connected && !lets);
                prop_assert!(world.now.since(since) >= settings().quiet, "a session ended too lately");
            }
            let read = !turn.unread.iter().any(|one| *one);
            if found.verified.is_some() && read {
                prop_assert!(!connected, "verified while connected");
                prop_assert!(found.effective.is_some() && found.applied.is_some());
            }
        }
    }

    #[test]
    fn a_device_left_alone_is_verified_in_the_end(strength in strengths(), connects in any::<bool>()) {
        let mut world = world("pump-117", true);
        let (order, mut found) = (order(Aim::Contain, strength), Progress::default());
        for _ in 0..60 {
            let turn = Turn { millis: 30_000, connects, elsewhere: 9, fails: [false; 5], unread: [false; 5] };
            world.pass(&turn);
            look(&mut world, &order, &mut found, &turn);
        }
        prop_assert!(found.verified.is_some(), "{found:?}");
    }

    #[test]
    fn releasing_lifts_the_strongest_block_last_and_nothing_else(
        leave_group in any::<bool>(), lift in any::<bool>(), turns in turns()
    ) {
        let mut world = world("pump-117", true);
        (world.in_group, world.active, world.connected) = (Some(at(-900)), false, false);
        let activate = if lift { vec![certificate()] } else { Vec::new() };
        let (order, mut found) = (order(Aim::Release { leave_group, activate }, Strength::Both), Progress::default());
        for turn in &turns {
            world.now = world.now.plus(turn.millis);
            let in_group = world.in_group.is_some();
            let steps = look(&mut world, &order, &mut found, turn);
            for step in &steps {
                match step {
                    Step::RemoveFromGroup { .. } => prop_assert!(leave_group),
                    Step::SetCertificate { active, .. } => {
                        prop_assert!(lift && *active);
                        prop_assert!(!leave_group || !in_group, "the strongest block went first");
                    }
                    other => prop_assert!(false, "{other:?}"),
                }
            }
            if found.released.is_some() {
                prop_assert!((!leave_group || world.in_group.is_none()) && (!lift || world.active));
            }
        }
    }
}

#[test]
fn evidence_from_before_the_act_or_read_twice_or_too_old_leads_to_nothing() {
    let world = world("pump-117", true);
    let order = order(Aim::Contain, Strength::Group);
    let mut seen = world.seen([false; 5]);
    seen.at = at(-1);
    let none = (Progress::default(), Vec::new());
    assert_eq!(advance(&order, &none.0, &seen, at(0), &settings()), none);
    seen.at = at(0);
    assert_eq!(advance(&order, &none.0, &seen, at(300), &settings()), none);
    let (found, steps) = advance(&order, &none.0, &seen, at(0), &settings());
    assert_eq!(steps.len(), 1);
    assert_eq!(
        advance(&order, &found, &seen, at(0), &settings()),
        (found.clone(), Vec::new())
    );
}

#[test]
fn nothing_is_done_while_a_second_person_is_waited_for() {
    let mut order = order(Aim::Contain, Strength::Both);
    order.approval = Approval::Waits { until: at(900) };
    let seen = world("pump-117", true).seen([false; 5]);
    let (found, steps) = advance(&order, &Progress::default(), &seen, at(0), &settings());
    assert_eq!((found, steps), (Progress::default(), Vec::new()));
}

#[test]
fn how_it_was_is_known_once_what_the_act_changes_was_read() {
    let world = world("pump-117", true);
    let seen = world.seen([false, false, true, false, false]);
    assert!(Before::of(&seen, Strength::Both).is_none());
    let before = Before::of(&seen, Strength::Group).unwrap();
    assert_eq!((before.groups.unwrap().len(), before.certificates), (0, None));
}
