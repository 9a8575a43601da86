use super::paging::{acknowledged, engagement, plan, roll};
use crate::world::at;
use domain::engagement::{Engagement, Roll, next};
use domain::next::{Next, NextAct};
use domain::rights::{Rights, Role};

fn line(act: NextAct) -> Next {
    Next {
        line: "Nobody has acknowledged this incident.".into(),
        act: Some(act),
        mine: true,
        until: None,
    }
}

fn told(act: Option<NextAct>, roll: &Roll, seconds: i64) -> Next {
    let before = Next {
        act,
        ..line(NextAct::Note)
    };
    next(before, roll, &Rights::of([Role::Responder]), at(seconds))
}

#[test]
fn before_an_acknowledgement_it_says_who_was_paged_and_whom_it_escalates_to() {
    let told = told(Some(NextAct::Acknowledge), &roll(engagement()), 60);
    assert_eq!(
        (told.line.as_str(), told.until),
        (
            "Operator O was paged; nobody has acknowledged. Escalates to Lead L in",
            Some(at(300))
        )
    );
    assert_eq!(told.act, Some(NextAct::Acknowledge));
}

#[test]
fn without_any_engagement_or_with_nothing_to_come_the_line_stays() {
    let nobody = told(Some(NextAct::Acknowledge), &Roll::default(), 60);
    assert_eq!(nobody, line(NextAct::Acknowledge));
    let over = Engagement {
        stopped: Some(at(900)),
        ..engagement()
    };
    let told_over = told(Some(NextAct::Acknowledge), &roll(over), 901).line;
    assert!(told_over.contains("engage somebody"), "{told_over}");
    let late = told(Some(NextAct::Acknowledge), &roll(engagement()), 900);
    assert_eq!(
        (late.line.as_str(), late.until),
        ("Operator O was paged; nobody has acknowledged.", None)
    );
}

#[test]
fn acknowledged_here_while_aws_pages_on_the_page_is_to_be_acknowledged_too() {
    for act in [NextAct::TakeLead, NextAct::Note] {
        let told = told(Some(act), &roll(engagement()), 60);
        assert_eq!(
            (told.act, told.mine, told.until),
            (Some(NextAct::AcceptPage), true, Some(at(300)))
        );
        assert!(told.line.ends_with("Escalates to Lead L in"), "{}", told.line);
    }
    let mut answered = roll(acknowledged(engagement(), 30));
    assert_eq!(told(Some(NextAct::Note), &answered, 60).act, Some(NextAct::Note));
    answered.contacts[0] = plan(false);
    assert_eq!(
        told(Some(NextAct::Note), &answered, 60).act,
        Some(NextAct::StopPaging)
    );
}

#[test]
fn a_viewer_is_not_waited_for_and_what_is_over_asks_for_nothing() {
    let viewer = next(
        line(NextAct::Note),
        &roll(engagement()),
        &Rights::of([Role::Viewer]),
        at(60),
    );
    assert!(!viewer.mine);
    let stopped = Engagement {
        stopped: Some(at(10)),
        ..engagement()
    };
    assert_eq!(told(Some(NextAct::Note), &roll(stopped), 60), line(NextAct::Note));
    for act in [None, Some(NextAct::Reopen)] {
        assert_eq!(told(act, &roll(engagement()), 60).act, act);
    }
}
