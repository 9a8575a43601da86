//! What is read, how often, and what comes of it.

use crate::site::{MINUTE, Site, contact_arn, page_arn};
use domain::engagement::{ContactKind, PageState};
use domain::list::{Escalation, ListQuery};
use domain::rights::Role;
use serde_json::json;
use simulator::Answer;
use std::collections::BTreeMap;

#[tokio::test]
async fn an_engagement_is_told_with_pages_receipts_and_whom_it_turns_to() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    let start = site.clock_now();
    let seen = site.paged().await;
    let one = &seen.engagements[0];
    assert_eq!((one.who.as_str(), one.pages.len()), ("Pump watch", 1));
    assert_eq!(one.contact.as_ref().unwrap().summary.kind, ContactKind::Plan);
    let turn = seen.turn.as_ref().unwrap();
    assert_eq!(
        (turn.escalates, turn.contact.as_str(), turn.at, turn.dead),
        (true, "lead-l", start.plus(5 * MINUTE), 0)
    );
    site.advance(3 * MINUTE);
    let seen = site.paged().await;
    let told: Vec<_> = seen.engagements[0]
        .pages
        .iter()
        .map(|page| (page.who.as_str(), page.channel.as_str(), page.receipts.len()))
        .collect();
    assert_eq!(
        told,
        [("Operator O", "SMS", 2), ("Operator O", "phone call (voice)", 2)]
    );
    let delivered = |page: &domain::engagement::PageView| matches!(page.state, PageState::Delivered { .. });
    assert!(seen.engagements[0].pages.iter().all(delivered));
}

#[tokio::test]
async fn the_list_tells_when_it_escalates_to_whom_and_who_acknowledged() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    let start = site.clock_now();
    site.paged().await;
    let rows = || async {
        let reader = "responder-s".parse().unwrap();
        let page = site
            .console()
            .journal
            .list(&ListQuery::default(), &reader)
            .await
            .unwrap();
        page.rows.into_iter().find(|row| row.id == site.id).unwrap()
    };
    assert_eq!(
        rows().await.escalations,
        [Escalation {
            at: start.plus(5 * MINUTE),
            to: "Lead L".into()
        }]
    );
    let page = site.paged().await.engagements[0].pages[0].id.clone();
    site.advance(MINUTE);
    site.aws
        .answer_page(&page_arn(&page), Answer::Acknowledge)
        .unwrap();
    site.paged().await;
    let row = rows().await;
    assert_eq!(
        (row.escalations.as_slice(), row.acknowledged.as_deref()),
        (&[][..], Some("Operator O"))
    );
}

#[tokio::test]
async fn the_first_acknowledgement_stops_the_clock_wherever_it_was() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    let page = site.paged().await.engagements[0].pages[0].id.clone();
    site.advance(90_000);
    site.aws
        .answer_page(&page_arn(&page), Answer::Acknowledge)
        .unwrap();
    let seen = site.paged().await;
    let PageState::Read { at, from } = &seen.engagements[0].pages[0].state else {
        panic!("{seen:?}")
    };
    assert_eq!((*at, from.as_str()), (site.clock_now(), "by SMS"));
    let person = site.person("lead-m", Role::Lead).await;
    let view = site.view(&person).await;
    let first = view.state.acknowledged.unwrap();
    assert_eq!((first.by.as_str(), first.at), ("Operator O", site.clock_now()));
    assert_eq!(view.clocks.acknowledged, Some(site.clock_now()));
}

#[tokio::test]
async fn the_next_line_counts_down_to_the_next_turn() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    let start = site.clock_now();
    site.paged().await;
    let person = site.responder().await;
    let next = site.view(&person).await.next;
    assert_eq!(next.until, Some(start.plus(5 * MINUTE)));
    assert_eq!(
        next.line,
        "Operator O was paged; nobody has acknowledged. Escalates to Lead L in"
    );
}

#[tokio::test]
async fn a_reading_that_finds_nothing_new_tells_nobody() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    site.advance(MINUTE);
    site.paged().await;
    let before = site.console().live.version(&site.id);
    for _ in 0..10 {
        site.advance(3_000);
        site.paged().await;
    }
    assert_eq!(site.console().live.version(&site.id), before);
}

#[tokio::test]
async fn a_contact_deleted_meanwhile_is_told_and_keeps_its_name() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    site.paged().await;
    site.paging("DeleteContact", json!({"ContactId": contact_arn("operator-o")}))
        .await;
    site.advance(61_000);
    let seen = site.paged().await;
    let gone = seen.roll.contact(&"operator-o".parse().unwrap()).unwrap();
    assert_eq!(gone.gone, Some(site.clock_now()));
    assert_eq!(seen.engagements[0].pages[0].who, "Operator O");
}

/// The figure of issue 4: what one incident with a running escalation costs, all panes counted.
#[tokio::test]
async fn a_minute_of_a_running_escalation_costs_so_many_calls() {
    let site = Site::start().await;
    site.people().await;
    site.engaged().await;
    site.paged().await;
    site.advance(10_000);
    site.aws.clear_calls();
    for _ in 0..60 {
        site.advance(1_000);
        site.paged().await;
    }
    let counts: BTreeMap<String, u64> = site.aws.call_counts().into_iter().collect();
    let paging: u64 = counts
        .iter()
        .filter(|(name, _)| name.starts_with("ssm-contacts:"))
        .map(|(_, count)| count)
        .sum();
    println!(
        "calls in a minute of one escalation: {paging} of {}, {counts:?}",
        counts.values().sum::<u64>()
    );
    assert!(counts["ssm-contacts:ListEngagements"] <= 21, "{counts:?}");
    assert!(paging <= 80, "{counts:?}");
}
