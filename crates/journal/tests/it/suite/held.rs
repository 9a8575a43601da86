//! How far an incident's devices are held, as the list tells it.

use crate::conformance::Backend;
use crate::made::{NOON, begin, entry_id, incident, record, subject, summary, thing};
use domain::containment::{Course, End, Held, Listed, Proof};
use domain::device::{Captured, Device};
use domain::ids::{DeviceName, IncidentId};
use domain::incident::Status;
use domain::list::ListQuery;
use domain::time::Timestamp;
use response::ports::Journal;

async fn an_incident(journal: &dyn Journal, n: u32, devices: &[&str]) -> IncidentId {
    let record = record(n, &format!("incident {n}"));
    journal
        .save_summaries(Status::Open, &[summary(&record)], NOON)
        .await
        .unwrap();
    let items: Vec<_> = devices.iter().map(|device| thing(device)).collect();
    journal.save_related(&record.id, &items, NOON).await.unwrap();
    record.id
}

async fn contained(journal: &dyn Journal, id: &IncidentId) -> Option<Listed> {
    let page = journal
        .list(&ListQuery::default(), &subject("Ada"))
        .await
        .unwrap();
    page.rows.into_iter().find(|row| row.id == *id).unwrap().contained
}

fn proof(at: Timestamp) -> Proof {
    Proof {
        at,
        read: "read back".into(),
    }
}

/// An order about a device, asked for so long after noon.
async fn order(journal: &dyn Journal, n: u32, device: &str, after: i64) -> Course {
    let mut wanted = begin(n, device, None);
    wanted.course.order.requested = NOON.plus(after);
    journal.begin_containments(&[wanted]).await.unwrap();
    journal.course(&entry_id(n)).await.unwrap().unwrap()
}

async fn save(journal: &dyn Journal, course: Course) -> Course {
    journal.save_course(&course, &[]).await.unwrap().unwrap()
}

pub(crate) async fn a_row_says_how_the_worst_of_its_devices_is_held(backend: &dyn Backend) {
    let journal = backend.open().await;
    let (none, one, two) = (
        an_incident(&*journal, 1, &[]).await,
        an_incident(&*journal, 2, &["pump-1"]).await,
        an_incident(&*journal, 3, &["pump-1", "pump-2"]).await,
    );
    let mut course = order(&*journal, 4, "pump-1", 9_000_000).await;
    course.progress.applied = Some(proof(NOON.plus(1)));
    course.progress.effective = Some(proof(NOON.plus(2)));
    save(&*journal, course).await;
    assert_eq!(contained(&*journal, &none).await, None);
    let listed = contained(&*journal, &one).await.unwrap();
    assert_eq!(
        (listed.held, listed.says.as_str(), listed.device, listed.proof),
        (Held::Unproven, "Effective", None, Some(NOON.plus(2)))
    );
    let listed = contained(&*journal, &two).await.unwrap();
    assert_eq!(
        (listed.held, listed.says.as_str(), listed.device.as_deref()),
        (Held::Open, "None in force", Some("pump-2"))
    );
    assert_eq!((listed.verified, listed.of, listed.proof), (0, 2, None));
}

pub(crate) async fn a_row_follows_the_orders_about_its_devices(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = an_incident(&*journal, 1, &["pump-1"]).await;
    let says = async || contained(&*journal, &id).await.unwrap().says;
    assert_eq!(says().await, "None in force");
    let mut course = order(&*journal, 2, "pump-1", 9_000_000).await;
    assert_eq!(says().await, "Requested");
    course.progress.applied = Some(proof(NOON.plus(1)));
    course = save(&*journal, course).await;
    assert_eq!(says().await, "Applied");
    course.progress.cannot = Some("It was never seen connected.".into());
    course = save(&*journal, course).await;
    assert_eq!(says().await, "Applied, cannot be verified");
    course.progress.cannot = None;
    course.progress.effective = Some(proof(NOON.plus(2)));
    course.progress.verified = Some(proof(NOON.plus(3)));
    course = save(&*journal, course).await;
    assert_eq!(says().await, "Verified");
    assert_eq!(contained(&*journal, &id).await.unwrap().held, Held::Verified);
    course.end = Some(End::Released { at: NOON.plus(4) });
    save(&*journal, course).await;
    assert_eq!(says().await, "Released");
    assert_eq!(contained(&*journal, &id).await.unwrap().held, Held::Open);
}

pub(crate) async fn a_row_says_that_a_device_is_in_the_group_though_nobody_asked_for_it_here(
    backend: &dyn Backend,
) {
    let journal = backend.open().await;
    let id = an_incident(&*journal, 1, &["pump-1"]).await;
    let name = "pump-1".parse().unwrap();
    let read = async |at: i64, is_in: bool| {
        let at = NOON.plus(at);
        let device = Device::unread(DeviceName::clone(&name));
        let captured = Captured { at, device };
        journal.save_device(&captured, is_in.then_some(at)).await.unwrap();
        contained(&*journal, &id).await.unwrap()
    };
    assert_eq!(read(1, false).await.says, "None in force");
    let listed = read(2, true).await;
    assert_eq!(
        (listed.held, listed.says.as_str(), listed.proof),
        (
            Held::Unproven,
            "In the group, not by this console",
            Some(NOON.plus(2))
        )
    );
    // What this console asks for, it follows itself.
    let mut course = order(&*journal, 2, "pump-1", 9_000_000).await;
    assert_eq!(contained(&*journal, &id).await.unwrap().says, "Requested");
    course.progress.released = Some(proof(NOON.plus(5)));
    course.end = Some(End::Released { at: NOON.plus(5) });
    save(&*journal, course).await;
    assert_eq!(
        contained(&*journal, &id).await.unwrap().says,
        "Released",
        "what was read before says nothing"
    );
    assert_eq!(read(6, false).await.says, "Released");
    assert_eq!(read(7, true).await.says, "In the group, not by this console");
}

pub(crate) async fn an_order_from_before_the_incident_counts_only_while_it_is_in_force(
    backend: &dyn Backend,
) {
    let journal = backend.open().await;
    let mut old = order(&*journal, 2, "pump-1", -9_000_000).await;
    let id = an_incident(&*journal, 1, &["pump-1"]).await;
    assert_eq!(contained(&*journal, &id).await.unwrap().says, "Requested");
    old.end = Some(End::Released { at: NOON });
    save(&*journal, old).await;
    assert_eq!(contained(&*journal, &id).await.unwrap().says, "None in force");
}

pub(crate) async fn how_far_devices_are_held_is_a_facet_like_the_others(backend: &dyn Backend) {
    let journal = backend.open().await;
    an_incident(&*journal, 1, &[]).await;
    an_incident(&*journal, 2, &["pump-1"]).await;
    an_incident(&*journal, 3, &["pump-2"]).await;
    an_incident(&*journal, 4, &["pump-3"]).await;
    order(&*journal, 5, "pump-1", 9_000_000).await;
    let mut verified = order(&*journal, 6, "pump-2", 9_000_000).await;
    verified.progress.verified = Some(proof(NOON));
    save(&*journal, verified).await;
    let page = async |held| {
        let query = ListQuery {
            held,
            ..ListQuery::default()
        };
        let page = journal.list(&query, &subject("Ada")).await.unwrap();
        let ids: Vec<_> = page.rows.iter().map(|row| row.id.clone()).collect();
        (ids, page.counts.open, page.counts.by_held)
    };
    let all = [4, 3, 2, 1].map(incident).to_vec();
    assert_eq!(page(None).await, (all, 4, [1, 1, 1]));
    for (held, n) in [(Held::Open, 4), (Held::Unproven, 2), (Held::Verified, 3)] {
        assert_eq!(
            page(Some(held)).await,
            (vec![incident(n)], 1, [1, 1, 1]),
            "{held:?}"
        );
    }
}
