use crate::conformance::Backend;
use crate::made::{NOON, incident, record, resolved, subject};
use domain::device::Section;
use domain::engagement::{Contact, ContactKind, ContactSummary, Engagement, Page, PlanStage, Target};
use domain::list::{Escalation, ListQuery};

fn engagement(n: u32) -> Engagement {
    Engagement {
        id: format!("ot-on-call/{n}").parse().unwrap(),
        contact: "ot-on-call".parse().unwrap(),
        sender: "Incident Manager".into(),
        started: Some(NOON),
        stopped: None,
        pages: vec![Page {
            id: format!("operator-o/{n}").parse().unwrap(),
            contact: "operator-o".parse().unwrap(),
            sent: Some(NOON.plus(1)),
            delivered: None,
            read: None,
            receipts: Vec::new(),
            receipts_read: Some(NOON.plus(2)),
        }],
    }
}

fn contact(name: &str, display: &str) -> Contact {
    Contact {
        summary: ContactSummary {
            name: name.parse().unwrap(),
            display: Some(display.into()),
            kind: ContactKind::Plan,
        },
        stages: vec![PlanStage {
            minutes: 5,
            targets: vec![Target::Contact {
                contact: "operator-o".parse().unwrap(),
                essential: true,
            }],
        }],
        channels: Vec::new(),
        gone: None,
    }
}

pub(crate) async fn engagements_come_back_as_they_were_read_last(backend: &dyn Backend) {
    let journal = backend.open().await;
    assert_eq!(
        journal.engagements(&incident(1)).await.unwrap(),
        Section::default()
    );
    let first = Section::of(vec![engagement(1)], NOON);
    journal.save_engagements(&incident(1), &first, &[]).await.unwrap();
    let failed = Section {
        error: Some("ListEngagements is throttled".into()),
        ..Section::of(vec![engagement(1), engagement(2)], NOON.plus(5))
    };
    journal
        .save_engagements(&incident(1), &failed, &[])
        .await
        .unwrap();
    let again = backend.open().await;
    assert_eq!(again.engagements(&incident(1)).await.unwrap(), failed);
    assert_eq!(again.engagements(&incident(2)).await.unwrap(), Section::default());
}

pub(crate) async fn a_contact_read_earlier_never_replaces_one_read_later(backend: &dyn Backend) {
    let journal = backend.open().await;
    let (old, new) = (contact("ot-on-call", "Old"), contact("ot-on-call", "New"));
    journal.save_contact(&new, NOON.plus(2)).await.unwrap();
    journal.save_contact(&old, NOON.plus(1)).await.unwrap();
    let names = ["nobody", "ot-on-call"].map(|name| name.parse().unwrap());
    assert_eq!(journal.contacts(&names).await.unwrap(), [(new, NOON.plus(2))]);
    assert_eq!(journal.contacts(&[]).await.unwrap(), []);
}

pub(crate) async fn a_list_tells_whom_an_open_incident_escalates_to(backend: &dyn Backend) {
    let journal = backend.open().await;
    journal.save_record(&record(1, "title"), NOON).await.unwrap();
    let turns = [(5, "Lead L"), (9, "<b>Head H</b>")].map(|(minutes, to)| Escalation {
        at: NOON.plus(minutes * 60_000),
        to: to.into(),
    });
    let all = Section::of(vec![engagement(1)], NOON);
    journal
        .save_engagements(&incident(1), &all, &turns)
        .await
        .unwrap();
    let row = || async {
        let page = journal
            .list(&ListQuery::default(), &subject("Ada"))
            .await
            .unwrap();
        page.rows.into_iter().next().unwrap()
    };
    assert_eq!(row().await.escalations, turns);
    journal
        .save_record(&resolved(1, "title"), NOON.plus(1))
        .await
        .unwrap();
    assert_eq!(row().await.escalations, []);
}
