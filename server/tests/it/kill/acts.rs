//! Every act with its preparation.

use super::act::act;
use super::tries::{Try, Wanted};
use domain::act::{Holder, NewItem, Office, RecordChange};
use domain::actor::{Actor, Who};
use domain::closing::ClosingCode;
use domain::ids::EntryId;
use domain::incident::{Impact, Status};
use domain::related::{ItemKind, ItemValue};
use domain::rights::{Rights, Role};
use domain::text::{Annotation, NoteText, Reason, Title};
use domain::view::Done;
use response::acts::{self, Appointment, Seen as Shown};
use response::{Console, ResponseError};

const ADDRESS: &str = "https://wiki.example/pumps";

pub(super) fn actor() -> Actor {
    Actor {
        who: Who::Person {
            subject: "responder-s".parse().unwrap(),
            name: "Responder S".into(),
        },
        rights: Rights::of([Role::Lead]),
    }
}

pub(super) fn reason() -> Reason {
    Reason::new("Seen on site").unwrap()
}

fn item() -> NewItem {
    NewItem {
        kind: ItemKind::Other,
        value: ItemValue::Url(ADDRESS.into()),
        title: None,
    }
}

fn text(text: &str) -> NoteText {
    NoteText::new(text).unwrap()
}

/// A note "Valve closed".
pub(super) async fn valve_closed(
    console: &Console,
    one: &Try,
    entry: &EntryId,
) -> Result<Done, ResponseError> {
    acts::note(
        console,
        &actor(),
        &one.incident,
        entry,
        text("Valve closed"),
        None,
    )
    .await
}

/// The key of the newest row.
async fn newest_row(console: &Console, one: &Try) -> Result<String, ResponseError> {
    let view = response::incidents::timeline(console, &actor(), &one.incident).await?;
    Ok(view.rows[0].key.clone())
}

act!(
    an_acknowledgement_survives,
    Acknowledge,
    Wanted::Record,
    async |console: &Console, one: &Try| {
        acts::acknowledge(console, &actor(), &one.incident, &one.entry).await
    }
);

act!(
    an_appointment_survives,
    Appoint,
    Wanted::Record,
    async |console: &Console, one: &Try| {
        let appointment = Appointment {
            office: Office::Lead,
            seen: None,
            to: Some(Holder {
                subject: "responder-s".parse().unwrap(),
                name: "Responder S".into(),
            }),
            note: None,
        };
        acts::appoint(console, &actor(), &one.incident, &one.entry, appointment).await
    }
);

act!(
    a_note_survives,
    Note,
    Wanted::Record,
    async |console: &Console, one: &Try| { valve_closed(console, one, &one.entry).await }
);

/// The id of the note that is amended: one per try.
pub(super) fn note_of(one: &Try) -> EntryId {
    one.entry.as_str().replace("7e57", "a07e").parse().unwrap()
}

act!(
    an_amendment_survives,
    Amend,
    Wanted::Record,
    async |console: &Console, one: &Try| {
        valve_closed(console, one, &note_of(one)).await.unwrap();
    },
    async |console: &Console, one: &Try| {
        acts::amend(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            note_of(one),
            text("Two valves"),
        )
        .await
    }
);

act!(
    a_pin_survives,
    Pin,
    Wanted::Record,
    async |console: &Console, one: &Try| {
        let row = newest_row(console, one).await?;
        acts::pin(console, &actor(), &one.incident, &one.entry, row, true).await
    }
);

act!(
    an_annotation_survives,
    Annotate,
    Wanted::Record,
    async |console: &Console, one: &Try| {
        let row = newest_row(console, one).await?;
        let remark = Annotation::new("Look here").unwrap();
        acts::annotate(console, &actor(), &one.incident, &one.entry, row, remark).await
    }
);

act!(
    evidence_survives,
    Attach,
    Wanted::Record,
    async |console: &Console, one: &Try| {
        acts::attach(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            "a.log",
            b"port 123",
            None,
        )
        .await
        .map(|(done, _file)| done)
    }
);

act!(
    a_change_of_the_record_survives,
    Update,
    Wanted::Account(|seen| seen.record.title == "Renamed" && seen.record.impact == Impact::Critical),
    async |console: &Console, one: &Try| {
        let now = console.store.incident(&one.incident).await?;
        let shown = Shown {
            title: now.title,
            summary: now.summary.unwrap_or_default(),
            impact: now.impact,
        };
        let change = RecordChange {
            title: Some(Title::new("Renamed").unwrap()),
            impact: Some(Impact::Critical),
            ..RecordChange::default()
        };
        acts::update(console, &actor(), &one.incident, &one.entry, shown, change).await
    }
);

act!(
    a_resolution_survives,
    Resolve,
    Wanted::Account(|seen| seen.record.status == Status::Resolved),
    async |console: &Console, one: &Try| {
        acts::resolve(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            ClosingCode::Benign,
            reason(),
        )
        .await
    }
);

act!(
    a_reopening_survives,
    Reopen,
    Wanted::Account(|seen| seen.record.status == Status::Open),
    async |console: &Console, one: &Try| {
        let change = RecordChange {
            status: Some(Status::Resolved),
            ..RecordChange::default()
        };
        console
            .store
            .update(&one.incident, &change, &note_of(one))
            .await
            .unwrap();
        response::ingest::refresh(console, &one.incident).await.unwrap();
    },
    async |console: &Console, one: &Try| {
        acts::reopen(console, &actor(), &one.incident, &one.entry, reason()).await
    }
);

act!(
    an_added_item_survives,
    AddItem,
    Wanted::Account(|seen| seen.related.iter().any(|one| one.value.as_str() == ADDRESS)),
    async |console: &Console, one: &Try| {
        acts::add_item(console, &actor(), &one.incident, &one.entry, item()).await
    }
);

act!(
    a_removed_item_survives,
    RemoveItem,
    Wanted::Account(|seen| seen.related.iter().all(|one| one.value.as_str() != ADDRESS)),
    async |console: &Console, one: &Try| {
        console
            .store
            .add_related(&one.incident, &item(), &note_of(one))
            .await
            .unwrap();
        response::ingest::refresh(console, &one.incident).await.unwrap();
    },
    async |console: &Console, one: &Try| {
        acts::remove_item(
            console,
            &actor(),
            &one.incident,
            &one.entry,
            item().kind,
            item().value,
        )
        .await
    }
);

act!(
    a_duplicate_survives,
    Duplicate,
    Wanted::Account(|seen| seen.related.iter().any(|one| one.kind == ItemKind::Incident)),
    async |console: &Console, one: &Try| {
        let of = one.other.clone();
        acts::duplicate(console, &actor(), &one.incident, &one.entry, of, reason()).await
    }
);

act!(
    a_start_survives,
    Start,
    Wanted::Start,
    async |console: &Console, one: &Try| {
        let (title, plan) = (Title::new(&one.title).unwrap(), one.incident.plan.clone());
        acts::start(console, &actor(), &one.entry, title, Impact::Low, plan, reason()).await
    }
);
