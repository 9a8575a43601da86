use crate::conformance::Backend;
use crate::made::{NOON, incident, record, resolved, state, subject, summary, thing};
use domain::closing::ClosingCode;
use domain::incident::{Impact, IncidentRecord, Status};
use domain::list::ListQuery;
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::state::IncidentState;
use domain::view::Freshness;

pub(crate) async fn an_incident_known_from_a_list_has_what_the_list_told(backend: &dyn Backend) {
    let journal = backend.open().await;
    assert_eq!(journal.copy(&incident(1)).await.unwrap(), None);
    let told = resolved(1, "pump-117 opened \"TCP 123\"");
    journal
        .save_summaries(Status::Open, &[summary(&told)], NOON)
        .await
        .unwrap();
    let copy = journal.copy(&incident(1)).await.unwrap().unwrap();
    let much = IncidentRecord {
        summary: None,
        modified: told.created,
        modified_by: String::new(),
        created_by: String::new(),
        source: String::new(),
        ..told.clone()
    };
    assert_eq!((copy.record, copy.related), (much, vec![]));
    // It was never read as a whole, and the list was.
    assert_eq!(copy.freshness, Freshness::default());
    let list = journal
        .list(&ListQuery::default(), &subject("ada"))
        .await
        .unwrap();
    assert_eq!(list.freshness.open.read, Some(NOON));
    // Whatever was read as a whole replaces it, even when its reading began before the list's.
    assert!(journal.save_record(&told, NOON.plus(-1)).await.unwrap());
    assert_eq!(journal.copy(&incident(1)).await.unwrap().unwrap().record, told);
}

pub(crate) async fn each_of_the_two_lists_is_as_old_as_its_own_reading(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal.save_summaries(Status::Resolved, &[], NOON).await.unwrap();
    journal
        .save_summaries(Status::Open, &[summary(&record(1, "one"))], NOON.plus(9))
        .await
        .unwrap();
    drop(journal);
    let journal = backend.open().await;
    let list = journal
        .list(&ListQuery::default(), &subject("ada"))
        .await
        .unwrap();
    let read = |status| list.freshness.of(status).read;
    assert_eq!(
        (read(Status::Open), read(Status::Resolved)),
        (Some(NOON.plus(9)), Some(NOON))
    );
}

pub(crate) async fn a_list_tells_which_incidents_are_new_or_differ(backend: &dyn Backend) {
    let journal = backend.open().await;
    let mut all: Vec<_> = (1..=6).map(|n| summary(&record(n, "as it was"))).collect();
    let ids = |wanted: &[u32]| wanted.iter().map(|n| incident(*n)).collect::<Vec<_>>();
    assert_eq!(
        journal
            .save_summaries(Status::Open, &all[..5], NOON)
            .await
            .unwrap(),
        ids(&[1, 2, 3, 4, 5])
    );
    assert_eq!(
        journal
            .save_summaries(Status::Open, &all[..5], NOON.plus(1))
            .await
            .unwrap(),
        []
    );
    all[0].title = "another".into();
    all[1].impact = Impact::Low;
    all[2].status = Status::Resolved;
    all[3].resolved = Some(NOON);
    assert_eq!(
        journal
            .save_summaries(Status::Open, &all, NOON.plus(2))
            .await
            .unwrap(),
        ids(&[1, 2, 3, 4, 6])
    );
    assert_eq!(
        journal
            .save_summaries(Status::Open, &all, NOON.plus(3))
            .await
            .unwrap(),
        []
    );
    for told in &all {
        let copy = journal.copy(&told.id).await.unwrap().unwrap();
        assert_eq!(summary(&copy.record), *told);
    }
    assert_eq!(
        journal
            .save_summaries(Status::Open, &[], NOON.plus(4))
            .await
            .unwrap(),
        []
    );
}

pub(crate) async fn an_older_reading_never_replaces_a_newer_one(backend: &dyn Backend) {
    let journal = backend.open().await;
    let (old, new) = (record(1, "old"), record(1, "new"));
    assert!(journal.save_record(&new, NOON).await.unwrap());
    assert!(!journal.save_record(&old, NOON.plus(-1)).await.unwrap());
    assert_eq!(
        journal
            .save_summaries(Status::Open, &[summary(&old)], NOON.plus(-1))
            .await
            .unwrap(),
        []
    );
    assert!(
        journal
            .save_related(&incident(1), &[thing("pump-1")], NOON)
            .await
            .unwrap()
    );
    assert!(
        !journal
            .save_related(&incident(1), &[], NOON.plus(-1))
            .await
            .unwrap()
    );
    let copy = journal.copy(&incident(1)).await.unwrap().unwrap();
    assert_eq!((copy.record, copy.related), (new, vec![thing("pump-1")]));
    assert_eq!(
        journal
            .save_summaries(Status::Open, &[summary(&old)], NOON)
            .await
            .unwrap(),
        [incident(1)]
    );
    let copy = journal.copy(&incident(1)).await.unwrap().unwrap();
    assert_eq!(copy.record, old, "a list keeps what it doesn't tell of");
}

pub(crate) async fn a_record_differs_once(backend: &dyn Backend) {
    let journal = backend.open().await;
    let mut one = record(1, "title");
    for change in [
        |_: &mut IncidentRecord| {},
        |it: &mut IncidentRecord| it.title = "<b>title</b>".into(),
        |it: &mut IncidentRecord| it.summary = None,
        |it: &mut IncidentRecord| it.status = Status::Resolved,
        |it: &mut IncidentRecord| it.impact = Impact::NoImpact,
        |it: &mut IncidentRecord| it.resolved = Some(NOON),
        |it: &mut IncidentRecord| it.modified = NOON.plus(77),
        |it: &mut IncidentRecord| it.modified_by = "somebody".into(),
    ] {
        change(&mut one);
        assert!(journal.save_record(&one, NOON).await.unwrap());
        assert!(!journal.save_record(&one, NOON).await.unwrap());
        assert_eq!(journal.copy(&incident(1)).await.unwrap().unwrap().record, one);
    }
}

pub(crate) async fn related_items_differ_by_content_and_not_by_order(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    journal.save_record(&record(1, "title"), NOON).await.unwrap();
    let link = RelatedItem {
        kind: ItemKind::Other,
        value: ItemValue::Url("https://example.test/".into()),
        title: Some("Dashboard".into()),
        generated_id: Some("r-1".into()),
    };
    let (one, two) = (vec![thing("pump-1"), link.clone()], vec![link, thing("pump-1")]);
    assert!(!journal.save_related(&id, &[], NOON).await.unwrap());
    assert!(journal.save_related(&id, &one, NOON).await.unwrap());
    assert!(!journal.save_related(&id, &two, NOON).await.unwrap());
    assert_eq!(journal.copy(&id).await.unwrap().unwrap().related, one);
    assert!(journal.save_related(&id, &two[..1], NOON).await.unwrap());
    assert_eq!(journal.copy(&id).await.unwrap().unwrap().related, two[..1]);
}

pub(crate) async fn a_failure_keeps_the_time_of_the_last_success(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    journal.save_record(&record(1, "title"), NOON).await.unwrap();
    let note = async |read: Option<i64>, error: Option<&str>| {
        let freshness = Freshness {
            read: read.map(|at| NOON.plus(at)),
            error: error.map(str::to_owned),
        };
        journal.save_freshness(&id, &freshness).await.unwrap();
        let kept = journal.copy(&id).await.unwrap().unwrap().freshness;
        (kept.read.map(|read| read.since(NOON)), kept.error)
    };
    assert_eq!(note(None, Some("down")).await, (None, Some("down".into())));
    assert_eq!(note(Some(5), None).await, (Some(5), None));
    assert_eq!(note(None, Some("denied")).await, (Some(5), Some("denied".into())));
    assert_eq!(note(Some(3), None).await, (Some(5), None));
    assert_eq!(note(Some(9), Some("late")).await, (Some(9), Some("late".into())));
}

pub(crate) async fn the_open_incidents_are_those_of_the_copy(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal
        .save_summaries(
            Status::Open,
            &[summary(&record(1, "one")), summary(&resolved(2, "two"))],
            NOON,
        )
        .await
        .unwrap();
    journal.save_record(&record(3, "three"), NOON).await.unwrap();
    assert_eq!(
        journal.open_incidents().await.unwrap(),
        [incident(3), incident(1)]
    );
    journal.save_record(&resolved(3, "three"), NOON).await.unwrap();
    journal
        .save_summaries(Status::Open, &[summary(&record(2, "two"))], NOON)
        .await
        .unwrap();
    assert_eq!(
        journal.open_incidents().await.unwrap(),
        [incident(2), incident(1)]
    );
}

pub(crate) async fn what_only_a_list_told_of_is_read_once_newest_first(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal
        .save_summaries(
            Status::Open,
            &[summary(&record(1, "one")), summary(&resolved(2, "two"))],
            NOON,
        )
        .await
        .unwrap();
    assert_eq!(journal.never_read(9).await.unwrap(), [incident(2), incident(1)]);
    assert_eq!(journal.never_read(1).await.unwrap(), [incident(2)]);
    let read = |read, error: Option<&str>| Freshness {
        read,
        error: error.map(Into::into),
    };
    journal
        .save_freshness(&incident(2), &read(Some(NOON), None))
        .await
        .unwrap();
    assert_eq!(journal.never_read(9).await.unwrap(), [incident(1)]);
    // One that can't be read is not asked for again and again.
    journal
        .save_freshness(&incident(1), &read(None, Some("denied")))
        .await
        .unwrap();
    assert_eq!(journal.never_read(9).await.unwrap(), []);
}

pub(crate) async fn what_came_before_the_record_is_listed_with_it(backend: &dyn Backend) {
    let journal = backend.open().await;
    for n in [1, 2] {
        journal
            .save_related(&incident(n), &[thing("pump-117")], NOON)
            .await
            .unwrap();
        journal
            .save_state(&incident(n), &state(Some("Grace"), None))
            .await
            .unwrap();
    }
    assert_eq!(journal.copy(&incident(1)).await.unwrap(), None);
    journal.save_record(&record(1, "one"), NOON).await.unwrap();
    journal
        .save_summaries(Status::Open, &[summary(&record(2, "two"))], NOON)
        .await
        .unwrap();
    let query = ListQuery {
        text: "pump-117 grace".into(),
        ..ListQuery::default()
    };
    let list = journal.list(&query, &subject("ada")).await.unwrap();
    assert_eq!(list.rows.len(), 2);
    assert!(
        list.rows
            .iter()
            .all(|row| row.devices == ["pump-117"] && row.lead.as_deref() == Some("Grace"))
    );
}

pub(crate) async fn a_deleted_incident_is_kept_and_listed_as_closed_until_a_list_has_it_again(
    backend: &dyn Backend,
) {
    let journal = backend.open().await;
    let (open, closed) = (record(1, "one"), resolved(2, "two"));
    for one in [&open, &closed] {
        journal.save_record(one, NOON).await.unwrap();
    }
    let benign = IncidentState {
        closing: Some((ClosingCode::Benign, "r".into())),
        ..IncidentState::default()
    };
    journal.save_state(&closed.id, &benign).await.unwrap();
    let found = NOON.plus(9);
    for one in [&open, &closed] {
        let gone = IncidentRecord {
            gone: Some(found),
            ..one.clone()
        };
        assert!(journal.save_record(&gone, found).await.unwrap());
        let copy = journal.copy(&one.id).await.unwrap().unwrap();
        assert_eq!(copy.record, gone);
    }
    assert_eq!(journal.open_incidents().await.unwrap(), []);
    let listed = async || {
        let list = journal
            .list(&ListQuery::default(), &subject("ada"))
            .await
            .unwrap();
        let rows = list.rows.into_iter();
        rows.map(|row| (row.id, row.status, row.resolved, row.closing))
            .collect::<Vec<_>>()
    };
    let of_closed = |how: &str| {
        (
            closed.id.clone(),
            Status::Resolved,
            closed.resolved,
            Some(how.to_owned()),
        )
    };
    let deleted = (
        open.id.clone(),
        Status::Resolved,
        Some(found),
        Some("Deleted in AWS".to_owned()),
    );
    assert_eq!(
        listed().await,
        [of_closed("Benign, deleted in AWS"), deleted.clone()]
    );
    // A list that was asked for before says nothing.
    journal
        .save_summaries(Status::Open, &[summary(&open), summary(&closed)], found.plus(-1))
        .await
        .unwrap();
    assert_eq!(listed().await, [of_closed("Benign, deleted in AWS"), deleted]);
    journal
        .save_summaries(Status::Open, &[summary(&open), summary(&closed)], found.plus(1))
        .await
        .unwrap();
    assert_eq!(
        listed().await,
        [(open.id.clone(), Status::Open, None, None), of_closed("Benign")]
    );
    assert_eq!(journal.open_incidents().await.unwrap(), [open.id]);
}
