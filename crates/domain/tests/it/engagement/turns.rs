use super::paging::{acknowledged, by, engagement, lead, operator, plan, roll, stage, whom};
use crate::world::at;
use domain::engagement::{Contact, ContactKind, Engagement, Roll, turns};

/// Each turn as `seconds contact channels`, with `!` where it turns to somebody else.
fn told(engagement: &Engagement, roll: &Roll, now: i64) -> Vec<String> {
    turns(engagement, roll, at(now))
        .iter()
        .map(|turn| {
            let seconds = turn.at.since(at(0)) / 1000;
            let mark = if turn.escalates { "!" } else { "" };
            let dead = if turn.dead > 0 {
                format!(" -{}", turn.dead)
            } else {
                String::new()
            };
            format!(
                "{seconds}{mark} {} {}{dead}",
                turn.contact,
                turn.channels.join("+")
            )
        })
        .collect()
}

#[test]
fn a_plan_turns_to_each_channel_and_then_to_the_next_contact() {
    let engagement = engagement();
    let roll = roll(engagement.clone());
    assert_eq!(
        told(&engagement, &roll, -1),
        [
            "0 operator-o SMS",
            "120 operator-o phone call (phone)",
            "300! lead-l SMS -1"
        ]
    );
    assert_eq!(told(&engagement, &roll, 120), ["300! lead-l SMS -1"]);
    assert_eq!(told(&engagement, &roll, 300), [""; 0]);
}

#[test]
fn an_essential_contacts_acknowledgement_ends_the_plan_and_another_only_their_own_turns() {
    let answered = acknowledged(engagement(), 60);
    let mut roll = roll(answered.clone());
    assert_eq!(told(&answered, &roll, 61), [""; 0]);
    roll.contacts[0] = plan(false);
    assert_eq!(told(&answered, &roll, 61), ["300! lead-l SMS -1"]);
}

#[test]
fn a_stage_that_began_before_the_acknowledgement_goes_on() {
    let mut both = engagement();
    both.pages.push(super::paging::page("lead-l", "p2", 301));
    let late = acknowledged(both, 310);
    let mut roll = roll(late.clone());
    let lead = &mut roll.contacts[2];
    lead.stages.push(stage(0, vec![by("lead-l", "mail")]));
    lead.channels[1].activated = true;
    assert_eq!(told(&late, &roll, 311), ["600 lead-l e-mail (mail)"]);
}

#[test]
fn a_stopped_engagement_and_one_that_never_began_turn_to_nobody() {
    for (started, stopped) in [(Some(at(0)), Some(at(30))), (None, None)] {
        let over = Engagement {
            started,
            stopped,
            ..engagement()
        };
        assert_eq!(turns(&over, &roll(over.clone()), at(1)), []);
    }
}

#[test]
fn a_person_engaged_alone_is_reached_by_their_own_plan() {
    let alone = Engagement {
        contact: "operator-o".parse().unwrap(),
        pages: Vec::new(),
        ..engagement()
    };
    let roll = roll(alone.clone());
    assert_eq!(told(&alone, &roll, 0), ["120 operator-o phone call (phone)"]);
}

#[test]
fn a_schedule_an_unknown_contact_and_a_person_without_a_plan_are_told_by_name_alone() {
    let schedule = Contact {
        summary: domain::engagement::ContactSummary {
            name: "night-shift".parse().unwrap(),
            display: None,
            kind: ContactKind::OnCall,
        },
        ..plan(true)
    };
    let mut plan = plan(true);
    plan.stages[1].targets = vec![
        whom("night-shift", true),
        whom("gone", false),
        whom("lead-l", false),
    ];
    let engagement = engagement();
    let roll = Roll {
        contacts: vec![
            plan,
            operator(),
            schedule,
            Contact {
                stages: Vec::new(),
                ..lead()
            },
        ],
        ..roll(engagement.clone())
    };
    assert_eq!(
        told(&engagement, &roll, 120),
        ["300! gone ", "300! lead-l ", "300! night-shift "]
    );
}

#[test]
fn plans_that_engage_each_other_end() {
    let mut one = plan(false);
    one.stages[0].targets = vec![whom("ot-on-call", false)];
    let engagement = engagement();
    let roll = Roll {
        contacts: vec![one, operator(), lead()],
        ..roll(engagement.clone())
    };
    let all = told(&engagement, &roll, -1);
    assert!(all.len() < 20, "{all:?}");
}

#[test]
fn a_hundred_stages_of_half_an_hour_are_added_up_exactly() {
    let mut long = operator();
    long.stages = (0..100)
        .map(|_| stage(30, vec![by("operator-o", "sms")]))
        .collect();
    let alone = Engagement {
        contact: "operator-o".parse().unwrap(),
        ..engagement()
    };
    let roll = Roll {
        contacts: vec![long],
        ..roll(alone.clone())
    };
    let all = turns(&alone, &roll, at(0));
    assert_eq!((all.len(), all[98].at), (99, at(99 * 1800)));
}
