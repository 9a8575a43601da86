//! What many devices do together is told together on the account's timeline, once, with an anchor for every entry.

use super::ward::{MINUTE, Ward, responder};
use crate::site::{entry, until};
use domain::containment::{Stage, Strength};
use domain::entry::Entry;
use domain::ids::DeviceName;
use domain::timeline::{RowState, Trailer};
use response::containment::quarantine;
use simulator::{Fault, FaultKind};

const MANY: usize = 40;

/// Forty devices of one form, on an incident whose timeline is followed.
async fn forty(ward: &Ward) -> Vec<DeviceName> {
    let names: Vec<DeviceName> = (0..MANY)
        .map(|n| ward.fleet.thing(&format!("meter-{n:02}")))
        .collect();
    let devices: Vec<&DeviceName> = names.iter().collect();
    let ask = ward.ask(&devices, Strength::Group);
    quarantine(&ward.console, &responder(), &entry(), ask)
        .await
        .unwrap();
    names
}

async fn is_told(ward: &Ward) {
    until("everything is mirrored", async || {
        let all = ward.console.journal.mirrors(ward.id()).await.unwrap();
        all.iter().all(|item| !item.due)
    })
    .await;
}

/// The trailers on the account's timeline, by the place of their entry on the chain.
async fn anchors(ward: &Ward) -> Vec<u64> {
    let entries: Vec<Entry> = ward.entries().await;
    let mut found = Vec::new();
    for head in ward.console.store.events(ward.id()).await.unwrap() {
        let data = ward.console.store.event(ward.id(), &head.id).await.unwrap().data;
        let text = serde_json::from_str::<String>(&data).unwrap_or(data);
        if let Some((trailer, _)) = Trailer::find(&text) {
            let of = entries.iter().find(|one| one.entry.id == trailer.entry).unwrap();
            assert_eq!(trailer.hash, of.hash, "it anchors the record as it is");
            found.push(of.seq);
        }
    }
    found.sort_unstable();
    found
}

#[tokio::test]
async fn forty_devices_are_one_event_for_the_request_and_one_for_each_state_that_was_gathered() {
    let ward = Ward::start().await;
    ward.site.mirrors();
    forty(&ward).await;
    is_told(&ward).await;
    assert_eq!(anchors(&ward).await, [40], "all of them in one");
    ward.look().await;
    ward.site.advance(2_000);
    ward.look().await;
    let reports = ward.reports().await;
    assert_eq!(reports.len(), MANY, "{reports:?}");
    assert!(reports.iter().all(|(stage, _)| *stage == Stage::Applied));
    ward.site.advance(21_000);
    is_told(&ward).await;
    assert_eq!(anchors(&ward).await, [40, 80]);
    response::ingest::refresh(&ward.console, ward.id()).await.unwrap();
    let rows = ward.site.rows(ward.id()).await;
    let own: Vec<_> = rows.iter().filter(|row| row.entry.is_some()).collect();
    let told: Vec<(&str, u32)> = own
        .iter()
        .map(|row| (row.headline.as_str(), row.folded))
        .collect();
    assert_eq!(
        told,
        [
            ("Quarantine of 40 devices: Applied", 40),
            ("Asked to quarantine 40 devices by group with Deny policy", 40)
        ]
    );
    assert!(own.iter().all(|row| row.state == RowState::Mirrored), "{own:?}");
}

#[tokio::test]
async fn an_answer_that_was_lost_leaves_one_event_and_not_two() {
    let ward = Ward::start().await;
    let lost = Fault::of(FaultKind::Cut).on("CreateTimelineEvent").times(2);
    ward.site.aws.add_fault(lost.after_effect());
    ward.site.mirrors();
    forty(&ward).await;
    until("the lost answer is on the record", async || {
        let all = ward.console.journal.mirrors(ward.id()).await.unwrap();
        all.iter().any(|item| item.error.is_some() || !item.due)
    })
    .await;
    assert!(ward.site.aws.faults().is_empty(), "the account has the calls");
    ward.site.advance(MINUTE);
    is_told(&ward).await;
    assert_eq!(anchors(&ward).await, [40]);
}

#[tokio::test]
async fn what_was_gathered_goes_before_the_note_that_was_written_after_it() {
    let ward = Ward::start().await;
    ward.site.mirrors();
    forty(&ward).await;
    is_told(&ward).await;
    ward.look().await;
    ward.site.advance(2_000);
    ward.look().await;
    let form = entry();
    let note = domain::text::NoteText::new("The valves are closed by hand").unwrap();
    response::acts::note(&ward.console, &responder(), ward.id(), &form, note, None)
        .await
        .unwrap();
    ward.site.advance(21_000);
    is_told(&ward).await;
    assert_eq!(anchors(&ward).await, [40, 80, 81], "in the order of the record");
}
