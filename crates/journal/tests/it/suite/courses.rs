use crate::conformance::Backend;
use crate::made::{NOON, begin, chain, course, entry, incident};
use domain::chain::verify;
use domain::containment::{End, Stage};
use domain::device::DeviceAct;
use domain::entry::Body;
use response::ports::Begun;

fn is_new(begun: &[Begun]) -> bool {
    matches!(begun, [Begun::New(_)])
}

pub(crate) async fn an_order_and_its_act_are_written_together(backend: &dyn Backend) {
    let journal = backend.open().await;
    let wanted = begin(1, "pump-117", None);
    assert!(is_new(
        &journal
            .begin_containments(std::slice::from_ref(&wanted))
            .await
            .unwrap()
    ));
    let again = backend.open().await;
    let kept = again.course(&wanted.course.order.id).await.unwrap();
    assert_eq!(kept.as_ref(), Some(&wanted.course));
    assert!(again.entry(&wanted.entry.id).await.unwrap().is_some());
    assert_eq!(again.mirrors_due(NOON.plus(10_000), 9).await.unwrap().len(), 1);
    let twice = again.begin_containments(&[wanted]).await.unwrap();
    assert!(matches!(twice.as_slice(), [Begun::Already(_)]));
}

pub(crate) async fn of_one_device_one_order_counts(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal
        .begin_containments(&[begin(1, "pump-117", None)])
        .await
        .unwrap();
    let other = journal
        .begin_containments(&[begin(2, "pump-117", None)])
        .await
        .unwrap();
    assert!(matches!(other.as_slice(), [Begun::Other(_)]), "{other:?}");
    let gone = journal
        .begin_containments(&[begin(3, "pump-118", Some(1))])
        .await
        .unwrap();
    assert_eq!(gone, [Begun::Gone]);
    assert_eq!(
        journal.entries(&chain(1), 0).await.unwrap().len(),
        1,
        "a refusal leaves nothing"
    );
    assert!(is_new(
        &journal
            .begin_containments(&[begin(4, "pump-117", Some(1))])
            .await
            .unwrap()
    ));
    let all = journal.courses_of(&"pump-117".parse().unwrap()).await.unwrap();
    let stages: Vec<Stage> = all.iter().map(domain::containment::Course::stage).collect();
    assert_eq!(stages, [Stage::Requested, Stage::Replaced]);
    assert_eq!(journal.count_courses().await.unwrap(), 1);
}

pub(crate) async fn of_twenty_orders_at_once_one_counts(backend: &dyn Backend) {
    let journals = [backend.open().await, backend.open().await];
    let tries: Vec<_> = (0..20_u32)
        .map(|n| {
            let journal = journals[n as usize % 2].clone();
            tokio::spawn(async move {
                journal
                    .begin_containments(&[begin(n, "pump-117", None)])
                    .await
                    .unwrap()
            })
        })
        .collect();
    let mut new = 0;
    for one in tries {
        new += usize::from(is_new(&one.await.unwrap()));
    }
    assert_eq!((new, journals[0].count_courses().await.unwrap()), (1, 1));
}

pub(crate) async fn a_thousand_orders_are_begun_in_one_commit_or_told_one_by_one(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal
        .begin_containments(&[begin(7, "meter-7", None)])
        .await
        .unwrap();
    let all: Vec<_> = (0..1_000)
        .map(|n| begin(2_000 + n, &format!("meter-{n}"), None))
        .collect();
    let begun = journal.begin_containments(&all).await.unwrap();
    assert_eq!(
        begun.iter().filter(|one| matches!(one, Begun::New(_))).count(),
        999
    );
    assert!(matches!(begun[7], Begun::Other(_)));
    verify(&journal.entries(&chain(1), 0).await.unwrap()).unwrap();
    assert_eq!(journal.courses_on(&incident(1)).await.unwrap().len(), 1_000);
}

pub(crate) async fn who_read_an_older_revision_writes_nothing(backend: &dyn Backend) {
    let (here, there) = (backend.open().await, backend.open().await);
    let wanted = begin(1, "pump-117", None);
    here.begin_containments(std::slice::from_ref(&wanted))
        .await
        .unwrap();
    let read = there.course(&wanted.course.order.id).await.unwrap().unwrap();
    let report = |n| {
        let of = wanted.entry.id.clone();
        let does = DeviceAct::Report {
            batch: None,
            of,
            stage: Stage::Applied,
            proof: "p".into(),
        };
        (
            entry(n, chain(1), crate::made::on("pump-117", does)),
            Some(incident(1)),
        )
    };
    let saved = here.save_course(&read, &[report(50)]).await.unwrap().unwrap();
    assert_eq!(saved.revision, read.revision + 1);
    assert_eq!(there.save_course(&read, &[report(51)]).await.unwrap(), None);
    assert_eq!(
        there.entries(&chain(1), 0).await.unwrap().len(),
        2,
        "the late report is not written either"
    );
    let mut ended = saved;
    ended.end = Some(End::Lapsed { at: NOON });
    let ended = here.save_course(&ended, &[]).await.unwrap().unwrap();
    assert_eq!(
        here.save_course(&ended, &[]).await.unwrap(),
        None,
        "what ended is not written over"
    );
}

pub(crate) async fn orders_are_due_by_their_time_until_they_end(backend: &dyn Backend) {
    let journal = backend.open().await;
    for (n, due) in [(1, 30), (2, 10), (3, 90)] {
        let mut one = begin(n, &format!("pump-{n}"), None);
        one.course.due = NOON.plus(due);
        journal.begin_containments(&[one]).await.unwrap();
    }
    let names = async |at: i64, limit| {
        let due = journal.due_courses(NOON.plus(at), limit).await.unwrap();
        due.iter()
            .map(|one| one.order.device.to_string())
            .collect::<Vec<_>>()
    };
    assert!(names(9, 9).await.is_empty());
    assert_eq!(names(40, 9).await, ["pump-2", "pump-1"]);
    assert_eq!(names(40, 1).await, ["pump-2"]);
    let mut first = journal
        .course(&course(2, "pump-2").order.id)
        .await
        .unwrap()
        .unwrap();
    first.end = Some(End::Lapsed { at: NOON });
    journal.save_course(&first, &[]).await.unwrap().unwrap();
    assert_eq!(names(99, 9).await, ["pump-1", "pump-3"]);
    assert_eq!(journal.current_courses().await.unwrap().len(), 2);
}

pub(crate) async fn an_act_under_an_id_that_says_something_else_is_refused(backend: &dyn Backend) {
    let journal = backend.open().await;
    let note = crate::made::note(1, 1, "a note");
    journal.append(note, None).await.unwrap();
    let refused = journal.begin_containments(&[begin(1, "pump-117", None)]).await;
    assert!(refused.is_err());
    assert_eq!(journal.count_courses().await.unwrap(), 0);
    let entries = journal.entries(&chain(1), 0).await.unwrap();
    assert!(matches!(
        entries[0].entry.body,
        Body::Act(domain::act::Act::Note { .. })
    ));
}
