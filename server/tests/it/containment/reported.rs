//! What the workflow did by itself comes onto the record from the incident's timeline, and no further than AWS shows it.

use super::ward::{MINUTE, Ward, person, reason};
use crate::site::{StandingClock, entry, until};
use async_trait::async_trait;
use domain::act::Act;
use domain::actor::Who;
use domain::containment::{Approval, Stage, Strength};
use domain::detection::{DetectionSettings, Place, Rule};
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, Entry, NewEntry};
use domain::ids::{DeviceName, EntryId};
use domain::rights::Role;
use domain::text::NoteText;
use domain::time::Timestamp;
use domain::timeline::{REPORTER, Reported, read_report, report};
use response::acts;
use response::containment::approve;
use response::ingest;
use response::ports::{Clock, StoreError, Watchers};
use response::workflow::{Contained, Containing, HowFar, contain};
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Debug)]
struct Nobody;

#[async_trait]
impl Watchers for Nobody {
    async fn violators(&self, _: &Rule, _: Timestamp, _: usize) -> Result<BTreeSet<DeviceName>, StoreError> {
        Ok(BTreeSet::new())
    }
}

/// The ward's clock, which goes on a little with each look at it: two readings are never of the same moment.
#[derive(Debug)]
struct Ticking(Arc<StandingClock>);

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        self.0.advance(1);
        self.0.now()
    }
}

fn desk(ward: &Ward) -> Containing {
    let settings = &ward.console.settings;
    Containing {
        store: ward.console.store.clone(),
        fleet: ward.console.fleet.clone(),
        watchers: Arc::new(Nobody),
        clock: Arc::new(Ticking(Arc::clone(&ward.site.clock))),
        place: Place {
            partition: "aws".into(),
            region: settings.region.clone(),
            account: settings.account.clone(),
        },
        detection: DetectionSettings::default(),
        containment: settings.containment.clone(),
        strength: Strength::Group,
    }
}

/// The incident names the device, and the workflow looks at it.
async fn looked_at(ward: &Ward, device: &DeviceName) -> Contained {
    let desk = desk(ward);
    let item = desk.place.device(device);
    let token = EntryId::named(device.as_str());
    desk.store.add_related(ward.id(), &item, &token).await.unwrap();
    let until = ward.now().plus(60 * MINUTE);
    contain(&desk, ward.id(), &reason(), until).await.unwrap()
}

async fn reported(ward: &Ward) -> Vec<Entry> {
    let mut entries = ward.entries().await;
    entries.retain(|one| matches!(&one.entry.who, Who::Automation { name } if name == "workflow"));
    entries
}

#[tokio::test]
async fn what_the_workflow_contained_is_on_the_record_and_the_console_goes_on_with_it() {
    let ward = Ward::start().await;
    // The pretend registry says of spares that they are not critical.
    let pump = ward.fleet.thing("spare-1");
    let found = looked_at(&ward, &pump).await;
    assert_eq!(found.devices[&pump].0, HowFar::Applied, "{}", found.summary());
    for _ in 0..2 {
        ingest::refresh(&ward.console, ward.id()).await.unwrap();
        assert_eq!(reported(&ward).await.len(), 2, "asked for, and read back");
    }
    let courses = ward.console.journal.courses_of(&pump).await.unwrap();
    let [course] = courses.as_slice() else {
        panic!("{courses:?}")
    };
    assert_eq!(course.order.approval, Approval::NotNeeded);
    assert!(course.order.before.is_some(), "an undo knows how it was");
    ward.pass(25 * MINUTE).await;
    assert_eq!(ward.stage(&course.order.id).await, Stage::Verified);
}

#[tokio::test]
async fn its_rows_are_the_entries_rows_and_nothing_is_told_twice() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("spare-1");
    looked_at(&ward, &pump).await;
    ingest::refresh(&ward.console, ward.id()).await.unwrap();
    let events = ward.console.journal.events(ward.id()).await.unwrap();
    let told = events
        .iter()
        .filter(|one| read_report(&one.event).is_some())
        .count();
    let entries = ward.entries().await;
    let rows = domain::timeline::assemble(&domain::timeline::Sources {
        events: &events,
        entries: &entries,
        runs: &[],
        mirrored: &[],
        principal: None,
    });
    let by_workflow = rows.iter().filter(|row| row.actor == "workflow").count();
    assert_eq!((told, by_workflow), (2, 2), "{rows:?}");
    let differs = |row: &&domain::timeline::Row| {
        row.detail
            .as_deref()
            .is_some_and(|detail| detail.contains("differs"))
    };
    assert_eq!(rows.iter().find(differs), None);
}

#[tokio::test]
async fn a_report_of_what_is_not_in_force_waits_for_a_person() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("spare-1");
    looked_at(&ward, &pump).await;
    // As if nothing of it had been done: somebody may have written those words by hand.
    ward.fleet.inner().groups.clear();
    ingest::refresh(&ward.console, ward.id()).await.unwrap();
    ward.pass(5 * MINUTE).await;
    let courses = ward.console.journal.courses_of(&pump).await.unwrap();
    assert_eq!(courses[0].stage(), Stage::Waits);
    assert!(!ward.fleet.is_in("spare-1", "QUARANTINED"));
}

#[tokio::test]
async fn a_report_of_a_time_to_come_is_not_on_the_record_and_holds_no_note_back() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("spare-1");
    let does = DeviceAct::Quarantine {
        strength: Strength::Group,
        group: "QUARANTINED".parse().unwrap(),
        blast: None,
        expires: None,
        approval: false,
        reason: reason(),
        batch: None,
    };
    let ahead = Reported {
        entry: NewEntry {
            id: EntryId::named("somebody wrote it by hand"),
            chain: ChainId::Incident(ward.id().clone()),
            who: Who::Automation {
                name: REPORTER.into(),
            },
            at: ward.now().plus(70 * 365 * 86_400_000),
            body: Body::Act(Act::Device { device: pump, does }),
        },
        before: None,
    };
    let [event] = report(&[ahead]).try_into().unwrap();
    let store = &ward.console.store;
    store.create_event(ward.id(), &event, &entry()).await.unwrap();
    ingest::refresh(&ward.console, ward.id()).await.unwrap();
    assert_eq!(reported(&ward).await, []);
    ward.site.mirrors();
    let (person, text) = (
        person("responder-s", Role::Responder),
        NoteText::new("Closed").unwrap(),
    );
    acts::note(&ward.console, &person, ward.id(), &entry(), text, None)
        .await
        .unwrap();
    until("the note is told", async || {
        let told = ward.console.journal.mirrors(ward.id()).await.unwrap();
        told.len() == 1 && told[0].event.is_some()
    })
    .await;
}

#[tokio::test]
async fn what_the_workflow_asks_for_a_lead_can_approve() {
    let ward = Ward::start().await;
    let pump = ward.fleet.thing("pump-117");
    assert_eq!(looked_at(&ward, &pump).await.word(), "asks");
    assert!(!ward.fleet.is_in("pump-117", "QUARANTINED"));
    ingest::refresh(&ward.console, ward.id()).await.unwrap();
    let course = ward.console.journal.courses_of(&pump).await.unwrap().remove(0);
    assert_eq!(course.stage(), Stage::Waits);
    approve(
        &ward.console,
        &person("lead-m", Role::Lead),
        &entry(),
        &course.order.id,
        None,
    )
    .await
    .unwrap();
    ward.pass(25 * MINUTE).await;
    assert_eq!(ward.stage(&course.order.id).await, Stage::Verified);
}

#[tokio::test]
async fn devices_that_the_workflow_asks_about_one_after_the_other_are_one_page() {
    let ward = Ward::start().await;
    let wanted = ward.console.store.plan_contacts(&ward.id().plan).await.unwrap();
    for name in ["pump-117", "pump-118", "pump-119"] {
        let pump = ward.fleet.thing(name);
        assert_eq!(looked_at(&ward, &pump).await.word(), "asks");
        ingest::refresh(&ward.console, ward.id()).await.unwrap();
        ward.pass(MINUTE).await;
        let course = ward.console.journal.courses_of(&pump).await.unwrap().remove(0);
        assert_eq!(course.stage(), Stage::Waits);
        assert!(course.progress.asked.is_some(), "{name} asked nobody");
    }
    let pages = ward.entries().await;
    let pages = pages
        .iter()
        .filter(|one| matches!(one.entry.body, Body::Act(Act::Engagement { .. })));
    // The ward's incident is about another device too, so that already the first is one of several.
    assert_eq!(pages.count(), wanted.len());
}
