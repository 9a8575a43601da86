//! What AWS writes because of our call is part of our row.

use crate::world::{World, at};
use domain::act::Act;
use domain::engagement::{EngagementAct, accepted};
use domain::state::IncidentState;
use domain::text::Reason;
use domain::timeline::RowState;
use serde_json::json;

const PREFIX: &str = "arn:aws:ssm-contacts:eu-central-1:111122223333";
const PAGED: &str = "SSM Contacts Page for Incident";
const ANSWERED: &str = "SSM Contacts Page Acknowledgement for Incident";

fn accept(page: &str) -> Act {
    Act::Engagement {
        does: EngagementAct::Accept {
            page: page.parse().unwrap(),
            engagement: "ot-on-call/e1".parse().unwrap(),
            contact: "operator-o".parse().unwrap(),
            display: "Operator O".into(),
            with_code: false,
        },
    }
}

fn engage() -> Act {
    Act::Engagement {
        does: EngagementAct::Engage {
            contact: "lead-l".parse().unwrap(),
            display: "Lead L".into(),
            reason: Reason::new("A second pair of eyes").unwrap(),
        },
    }
}

fn data(contact: &str, engagement: &str) -> String {
    json!({
        "contactArn": format!("{PREFIX}:contact/{contact}"),
        "engagementArn": format!("{PREFIX}:engagement/{engagement}"),
    })
    .to_string()
}

#[test]
fn an_acknowledgement_and_a_page_of_our_own_fold_into_our_rows_once() {
    let mut world = World::default();
    world.applied("Responder S", 10, accept("operator-o/p1"));
    world.applied("Responder S", 20, engage());
    world.event(ANSWERED, 11, data("operator-o", "ot-on-call/e1"));
    world.event(PAGED, 21, data("lead-l", "lead-l/e2"));
    let rows = world.rows();
    let heads: Vec<&str> = rows.iter().map(|row| row.headline.as_str()).collect();
    assert_eq!(heads, ["Engaged Lead L", "Acknowledged the page to Operator O"]);
    // The plan pages the lead by itself later: that is not ours.
    world.event(PAGED, 40, data("lead-l", "lead-l/e2"));
    assert_eq!(world.rows().len(), 3);
}

#[test]
fn what_somebody_else_acknowledged_stands_for_itself() {
    let mut world = World::default();
    world.applied("Responder S", 10, accept("operator-o/p1"));
    world.event(ANSWERED, 11, data("lead-l", "ot-on-call/e1"));
    world.event(ANSWERED, 12, data("operator-o", "ot-on-call/another"));
    world.event(ANSWERED, 13, json!({"contactArn": 7}).to_string());
    world.event(ANSWERED, 14, "[]");
    assert_eq!(world.rows().len(), 5);
}

#[test]
fn a_page_acknowledged_here_stops_the_clock_once_aws_took_it_and_tells_who_it_was() {
    let mut world = World::default();
    let id = world.act("Responder S", 10, accept("operator-o/p1"));
    assert_eq!(world.row(&id).state, RowState::InDoubt);
    assert_eq!(IncidentState::of(&world.entries).acknowledged, None);
    assert!(accepted(&world.entries).is_empty());
    world.end(
        &id,
        12,
        domain::entry::Outcome::Applied {
            proof: "accepted".into(),
        },
    );
    let first = IncidentState::of(&world.entries).acknowledged.unwrap();
    assert_eq!((first.by.as_str(), first.at), ("Responder S", at(10)));
    let page = "operator-o/p1".parse().unwrap();
    assert_eq!(accepted(&world.entries)[&page].by, "Responder S");
}

#[test]
fn no_code_is_ever_part_of_an_entry() {
    let json = serde_json::to_string(&accept("operator-o/p1")).unwrap();
    assert!(
        json.contains("\"with_code\":false") && !json.contains("\"code\""),
        "{json}"
    );
}
