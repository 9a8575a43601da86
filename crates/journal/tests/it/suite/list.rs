use crate::conformance::Backend;
use crate::made::{
    NOON, begin, entry_id, holder, incident, person, record, resolved, state, subject, summary, thing,
};
use domain::closing::ClosingCode;
use domain::containment::Approval;
use domain::ids::{EntryId, IncidentId};
use domain::incident::{Impact, IncidentRecord, IncidentSummary, Status};
use domain::list::{Asks, Counts, ListPage, ListQuery, PAGE_ROWS, Waiting};
use domain::state::{IncidentState, OpenAct};
use response::ports::Journal;
use std::collections::BTreeSet;

async fn page(journal: &dyn Journal, query: &ListQuery) -> ListPage {
    journal.list(query, &subject("Ada")).await.unwrap()
}

async fn fill(journal: &dyn Journal, records: impl IntoIterator<Item = IncidentRecord>) {
    let all: Vec<IncidentSummary> = records.into_iter().map(|one| summary(&one)).collect();
    journal.save_summaries(Status::Open, &all, NOON).await.unwrap();
}

/// Reads the list to its end; `between` runs after each page.
async fn through(
    journal: &dyn Journal,
    mut query: ListQuery,
    mut between: impl AsyncFnMut(&ListPage),
) -> Vec<IncidentId> {
    let mut seen = Vec::new();
    loop {
        let page = page(journal, &query).await;
        assert!(page.rows.len() == PAGE_ROWS || page.next.is_none());
        seen.extend(page.rows.iter().map(|row| row.id.clone()));
        between(&page).await;
        query.after = page.next;
        if query.after.is_none() {
            return seen;
        }
    }
}

pub(crate) async fn a_thousand_incidents_are_each_seen_once_while_others_come_in(backend: &dyn Backend) {
    let journal = backend.open().await;
    let one = |n: u32| match n % 4 {
        0 => record(n, "open"),
        _ => resolved(n, "resolved"),
    };
    fill(&*journal, (1..=1_000).map(one)).await;
    let mut newer = 2_000;
    let seen = through(&*journal, ListQuery::default(), async |_| {
        newer += 8;
        fill(&*journal, (newer..newer + 8).map(one)).await;
    })
    .await;
    let mut old: Vec<IncidentId> = seen.into_iter().filter(|id| *id <= incident(1_000)).collect();
    old.sort();
    assert_eq!(old, (1..=1_000).map(incident).collect::<Vec<_>>());
}

pub(crate) async fn a_last_row_that_is_resolved_meanwhile_hides_no_open_one(backend: &dyn Backend) {
    let journal = backend.open().await;
    fill(&*journal, (1..=120).map(|n| record(n, "open"))).await;
    fill(&*journal, (201..=260).map(|n| resolved(n, "resolved"))).await;
    let seen = through(&*journal, ListQuery::default(), async |page| {
        if let Some(last) = page.rows.last().filter(|last| last.status == Status::Open) {
            let ended = IncidentRecord {
                id: last.id.clone(),
                created: last.created,
                ..resolved(0, "open")
            };
            fill(&*journal, [ended]).await;
        }
    })
    .await;
    let open: BTreeSet<_> = (1..=120).map(incident).collect();
    assert!(open.is_subset(&seen.into_iter().collect()));
}

pub(crate) async fn open_incidents_come_first_and_newest_first(backend: &dyn Backend) {
    let journal = backend.open().await;
    fill(
        &*journal,
        [record(1, "a"), resolved(9, "b"), record(3, "c"), resolved(2, "d")],
    )
    .await;
    let ids = async |status| {
        let query = ListQuery {
            status,
            ..ListQuery::default()
        };
        through(&*journal, query, async |_| {}).await
    };
    assert_eq!(ids(None).await, [3, 1, 9, 2].map(incident));
    assert_eq!(ids(Some(Status::Open)).await, [3, 1].map(incident));
    assert_eq!(ids(Some(Status::Resolved)).await, [9, 2].map(incident));
}

pub(crate) async fn incidents_of_one_moment_are_each_seen_once(backend: &dyn Backend) {
    let journal = backend.open().await;
    let at_once = (1..=170).map(|n| IncidentRecord {
        created: NOON,
        ..resolved(n, "title")
    });
    fill(&*journal, at_once).await;
    let seen = through(&*journal, ListQuery::default(), async |_| {}).await;
    assert_eq!(seen, (1..=170).rev().map(incident).collect::<Vec<_>>());
}

pub(crate) async fn each_facet_counts_what_the_others_leave(backend: &dyn Backend) {
    let journal = backend.open().await;
    let kinds = (1..).zip([
        (Status::Open, Impact::Critical, "pump"),
        (Status::Open, Impact::Low, "pump"),
        (Status::Open, Impact::Low, "valve"),
        (Status::Resolved, Impact::Critical, "pump"),
        (Status::Resolved, Impact::NoImpact, "pump"),
        (Status::Resolved, Impact::Medium, "valve"),
    ]);
    fill(
        &*journal,
        kinds.map(|(n, (status, impact, title))| IncidentRecord {
            status,
            impact,
            ..record(n, title)
        }),
    )
    .await;
    let counts = async |status, impacts: &[Impact], text: &str| {
        let query = ListQuery {
            status,
            impacts: impacts.to_vec(),
            text: text.into(),
            ..ListQuery::default()
        };
        let page = page(&*journal, &query).await;
        (page.rows.len(), page.counts)
    };
    let told = |open, resolved, by_impact| Counts {
        open,
        resolved,
        by_impact,
        ..Counts::default()
    };
    assert_eq!(counts(None, &[], "").await, (6, told(3, 3, [2, 0, 1, 2, 1])));
    assert_eq!(
        counts(Some(Status::Open), &[], "").await,
        (3, told(3, 3, [1, 0, 0, 2, 0]))
    );
    let low_or_medium = [Impact::Low, Impact::Medium];
    assert_eq!(
        counts(None, &low_or_medium, "").await,
        (3, told(2, 1, [2, 0, 1, 2, 1]))
    );
    let open_low_pumps = counts(Some(Status::Open), &[Impact::Low], "pump").await;
    assert_eq!(open_low_pumps, (1, told(1, 0, [1, 0, 0, 1, 0])));
    assert_eq!(counts(None, &[], "nothing").await, (0, Counts::default()));
}

pub(crate) async fn a_row_shows_what_record_items_and_state_say(backend: &dyn Backend) {
    let journal = backend.open().await;
    let id = incident(1);
    journal
        .save_record(&record(1, "<i>title</i>"), NOON)
        .await
        .unwrap();
    journal
        .save_related(&id, &[thing("b\"2"), thing("a-1"), thing("a-1")], NOON)
        .await
        .unwrap();
    let mut now = state(Some("Grace"), Some("Ada"));
    now.closing = Some((ClosingCode::FalsePositive, "Wrong baseline".into()));
    journal.save_state(&id, &now).await.unwrap();
    let row = page(&*journal, &ListQuery::default()).await.rows.remove(0);
    assert_eq!((row.id, row.title.as_str()), (id.clone(), "<i>title</i>"));
    assert_eq!(
        (row.status, row.impact, row.created),
        (Status::Open, Impact::High, NOON.plus(1))
    );
    assert_eq!(row.devices, ["a-1", "b\"2"]);
    assert_eq!(
        (row.lead.as_deref(), row.acknowledged.as_deref()),
        (Some("Grace"), Some("Ada"))
    );
    assert_eq!(
        (row.closing, row.resolved),
        (None, None),
        "an open incident has no ending"
    );
    journal.save_record(&resolved(1, "title"), NOON).await.unwrap();
    journal.save_related(&id, &[], NOON).await.unwrap();
    let row = page(&*journal, &ListQuery::default()).await.rows.remove(0);
    assert_eq!(row.closing.as_deref(), Some("False positive"));
    assert_eq!((row.resolved, row.devices), (Some(NOON.plus(60_001)), vec![]));
    assert_eq!((row.waits, row.mine), (None, false));
}

pub(crate) async fn mine_agrees_with_whom_an_incident_waits_for(backend: &dyn Backend) {
    let journal = backend.open().await;
    let mut expected = BTreeSet::new();
    let mut n = 0;
    for status in [Status::Open, Status::Resolved] {
        for in_doubt in [false, true] {
            for acknowledged in [None, Some("Ada"), Some("Grace")] {
                for lead in [None, Some("Ada"), Some("Grace")] {
                    n += 1;
                    let mut kept = state(lead, acknowledged);
                    kept.open.extend(in_doubt.then(|| doubt(n)));
                    journal
                        .save_record(
                            &IncidentRecord {
                                status,
                                ..record(n, "t")
                            },
                            NOON,
                        )
                        .await
                        .unwrap();
                    journal.save_state(&incident(n), &kept).await.unwrap();
                    let lead = kept.lead.as_ref().map(|lead| &lead.subject);
                    let acknowledged = acknowledged.is_some();
                    let waiting = Waiting {
                        status,
                        in_doubt,
                        acknowledged,
                        lead,
                        asks: Asks::default(),
                    };
                    if waiting.on(&subject("Ada")).1 {
                        expected.insert(incident(n));
                    }
                    told(&*journal, n, &kept, waiting.on(&subject("Ada"))).await;
                }
            }
        }
    }
    let query = ListQuery {
        mine: true,
        ..ListQuery::default()
    };
    let mine = page(&*journal, &query).await;
    assert_eq!(
        mine.rows
            .iter()
            .map(|row| row.id.clone())
            .collect::<BTreeSet<_>>(),
        expected
    );
    assert!(mine.rows.iter().all(|row| row.mine));
    assert_eq!(mine.counts.open, expected.len() as u64);
    assert_eq!(mine.counts.resolved, 0);
}

async fn told(journal: &dyn Journal, n: u32, kept: &IncidentState, waits: (Option<&str>, bool)) {
    let rows = page(journal, &ListQuery::default()).await.rows;
    let row = rows.iter().find(|row| row.id == incident(n)).unwrap();
    assert_eq!((row.waits.as_deref(), row.mine), waits, "{kept:?}");
}

fn doubt(n: u32) -> OpenAct {
    let id: EntryId = incident(n).key.as_str().parse().unwrap();
    OpenAct {
        id,
        who: holder("Grace").name,
        what: "resolve".into(),
        since: NOON,
    }
}

/// An order of entry `n` on the incident of that number, which waits for a second person or is over its time.
async fn asks(journal: &dyn Journal, n: u32, by: &str, waits: bool) {
    let mut wanted = begin(n, &format!("pump-{n}"), None);
    wanted.course.order.incident = Some(incident(n));
    wanted.course.order.who = person(by);
    wanted.course.order.expires = Some(NOON);
    if waits {
        wanted.course.order.approval = Approval::Waits {
            until: NOON.plus(60_000),
        };
    }
    journal.begin_containments(&[wanted.clone()]).await.unwrap();
    // Those who may agree were paged as those are who may say whether it is to last.
    wanted.course.progress.asked = Some(NOON);
    journal.save_course(&wanted.course, &[]).await.unwrap();
}

pub(crate) async fn a_quarantine_asks_also_after_its_incident(backend: &dyn Backend) {
    let journal = backend.open().await;
    let resolved = |n| IncidentRecord {
        status: Status::Resolved,
        ..record(n, "t")
    };
    fill(&*journal, (1..=3).map(resolved)).await;
    asks(&*journal, 1, "Grace", true).await;
    asks(&*journal, 2, "Grace", false).await;
    let query = ListQuery {
        mine: true,
        ..ListQuery::default()
    };
    let found = page(&*journal, &query).await;
    let told: Vec<_> = found
        .rows
        .into_iter()
        .map(|row| (row.id, row.waits.unwrap_or_default()))
        .collect();
    let expired = "whether an expired quarantine is to last".to_owned();
    assert_eq!(
        told,
        [
            (incident(2), expired),
            (incident(1), "a second person".to_owned())
        ]
    );
}

pub(crate) async fn a_quarantine_that_asks_for_somebody_is_among_what_waits_on_them(backend: &dyn Backend) {
    let journal = backend.open().await;
    fill(&*journal, (1..=4).map(|n| record(n, "t"))).await;
    for n in 1..=4 {
        journal
            .save_state(&incident(n), &state(Some("Grace"), Some("Grace")))
            .await
            .unwrap();
    }
    asks(&*journal, 1, "Grace", true).await;
    asks(&*journal, 2, "Ada", true).await;
    asks(&*journal, 3, "Grace", false).await;
    let waits = async || {
        let rows = page(&*journal, &ListQuery::default()).await.rows.into_iter();
        let told = rows.map(|row| (row.waits.unwrap_or_default(), row.mine));
        told.collect::<Vec<_>>()
    };
    let mine = async || {
        let query = ListQuery {
            mine: true,
            ..ListQuery::default()
        };
        let found = page(&*journal, &query).await;
        assert_eq!(found.counts.open, found.rows.len() as u64);
        found.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    // The reader is Ada: nobody agrees to what they asked for themselves.
    let expired = "whether an expired quarantine is to last".to_owned();
    let second = "a second person".to_owned();
    assert_eq!(
        waits().await,
        [
            (String::new(), false),
            (expired, true),
            (second.clone(), false),
            (second, true)
        ]
    );
    assert_eq!(mine().await, [incident(3), incident(1)]);
    let id = entry_id(3);
    let mut let_last = journal.course(&id).await.unwrap().unwrap();
    let_last.progress.asked = None;
    journal.save_course(&let_last, &[]).await.unwrap();
    let mut agreed = journal.course(&entry_id(1)).await.unwrap().unwrap();
    // Whoever agrees answers what was asked.
    (agreed.order.approval, agreed.progress.asked) = (Approval::NotNeeded, None);
    journal.save_course(&agreed, &[]).await.unwrap();
    assert_eq!(mine().await, []);
}
