use super::paging::{acknowledged, engagement, page, receipt, roll};
use crate::world::at;
use domain::engagement::{Accepted, Engagement, PageState, ReceiptKind, UNANSWERED, first_acknowledgement};
use std::collections::BTreeMap;

fn state(of: Engagement, seconds: i64) -> PageState {
    let roll = roll(of);
    let views = roll.views(&BTreeMap::new(), at(seconds));
    views[0].pages[0].state.clone()
}

#[test]
fn a_page_is_as_far_as_its_receipts_say_and_no_further() {
    let mut one = engagement();
    assert_eq!(
        state(one.clone(), 2),
        PageState::Sent {
            at: at(1),
            silent: false
        }
    );
    one.pages[0]
        .receipts
        .push(receipt(ReceiptKind::Delivered, 3, Some("operator-o/sms")));
    assert_eq!(state(one.clone(), 4), PageState::Delivered { at: at(3) });
    let mut failed = one.clone();
    failed.pages[0]
        .receipts
        .push(receipt(ReceiptKind::Failed, 5, None));
    assert_eq!(
        state(failed.clone(), 6),
        PageState::Failed { at: at(5), why: None }
    );
    failed.pages[0]
        .receipts
        .push(receipt(ReceiptKind::Sent, 65, Some("operator-o/sms")));
    failed.pages[0].sent = Some(at(65));
    assert_eq!(
        state(failed, 66),
        PageState::Sent {
            at: at(65),
            silent: false
        },
        "tried again"
    );
    let over = Engagement {
        stopped: Some(at(9)),
        ..one.clone()
    };
    assert_eq!(
        state(over.clone(), 10),
        PageState::Delivered { at: at(3) },
        "its plan ran out"
    );
    let mut stopped = over;
    stopped.pages[0]
        .receipts
        .push(receipt(ReceiptKind::Stopped, 9, None));
    assert_eq!(state(stopped, 10), PageState::Stopped { at: at(9) });
    let from = "by SMS".to_owned();
    assert_eq!(
        state(acknowledged(one, 7), 8),
        PageState::Read { at: at(7), from }
    );
    let mut waiting = engagement();
    waiting.pages[0].sent = None;
    waiting.pages[0].receipts.clear();
    assert_eq!(state(waiting, 2), PageState::Waiting);
}

#[test]
fn a_page_without_any_receipt_for_long_is_one_of_a_service_that_tells_nothing() {
    let silent = |seconds| matches!(state(engagement(), seconds), PageState::Sent { silent: true, .. });
    assert!(!silent(UNANSWERED / 1000));
    assert!(silent(UNANSWERED / 1000 + 1));
}

#[test]
fn who_acknowledged_from_where_is_told_as_far_as_it_is_known() {
    let here = Accepted {
        by: "Responder S".into(),
        at: at(6),
    };
    let answered = acknowledged(engagement(), 7);
    let id = answered.pages[0].id.clone();
    let of = |engagement: Engagement, accepted: &BTreeMap<_, _>| {
        let views = roll(engagement).views(accepted, at(8));
        match views[0].pages[0].state.clone() {
            PageState::Read { from, .. } => from,
            other => format!("{other:?}"),
        }
    };
    assert_eq!(
        of(answered.clone(), &BTreeMap::from([(id, here)])),
        "here, by Responder S"
    );
    let mut console = answered.clone();
    console.pages[0].receipts[1].channel = None;
    assert_eq!(of(console.clone(), &BTreeMap::new()), "in a console");
    console.pages[0].receipts[1].told = Some("Eva via Lazaret".into());
    assert_eq!(
        of(console, &BTreeMap::new()),
        "in a console, saying “Eva via Lazaret”"
    );
    let mut gone = answered;
    gone.pages[0].receipts[1].channel = Some("operator-o/lost".parse().unwrap());
    assert_eq!(of(gone, &BTreeMap::new()), "from where is not told");
}

#[test]
fn what_still_pages_stands_first_and_its_latest_open_page_is_the_one_to_acknowledge() {
    let mut running = engagement();
    running.pages.push(page("lead-l", "p2", 301));
    let over = Engagement {
        id: "ot-on-call/e2".parse().unwrap(),
        started: Some(at(50)),
        stopped: Some(at(60)),
        ..engagement()
    };
    let mut roll = roll(over);
    roll.engagements.value.as_mut().unwrap().push(running);
    let views = roll.views(&BTreeMap::new(), at(302));
    assert_eq!(views[0].engagement.id.as_str(), "ot-on-call/e1");
    assert_eq!(views[0].open_page().unwrap().id.as_str(), "lead-l/p2");
    assert_eq!((views[1].is_running(), views[1].open_page()), (false, None));
}

#[test]
fn a_deleted_contact_keeps_its_name_on_its_pages() {
    let mut roll = roll(engagement());
    roll.contacts[1].gone = Some(at(5));
    let views = roll.views(&BTreeMap::new(), at(6));
    assert_eq!(views[0].pages[0].who, "Operator O");
    roll.contacts.clear();
    let views = roll.views(&BTreeMap::new(), at(6));
    assert_eq!(
        (views[0].pages[0].who.as_str(), views[0].pages[0].channel.as_str()),
        ("operator-o", "a channel that is there no longer")
    );
}

#[test]
fn the_first_acknowledgement_of_any_page_stops_the_clock() {
    assert_eq!(first_acknowledgement(&roll(engagement())), None);
    let mut both = acknowledged(engagement(), 90);
    let mut second = page("lead-l", "p2", 2);
    second.receipts.push(receipt(ReceiptKind::Read, 30, None));
    both.pages.push(second);
    let first = first_acknowledgement(&roll(both)).unwrap();
    assert_eq!((first.by.as_str(), first.at), ("Lead L", at(30)));
}
