//! Things to test with: numbered, so that a test reads as a story.

use domain::act::{Act, Holder};
use domain::actor::Who;
use domain::containment::{Aim, Approval, Containment, Course, Strength};
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, NewEntry, Outcome};
use domain::event::{EventHead, TimelineEvent};
use domain::ids::{EntryId, EventId, IncidentId, Subject};
use domain::incident::{Impact, IncidentRecord, IncidentSummary, Status};
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::state::{Acknowledged, IncidentState};
use domain::text::{NoteText, Reason};
use domain::time::Timestamp;
use response::ports::Begin;

pub(crate) const NOON: Timestamp = Timestamp(1_795_400_000_000);

fn uuid(n: u32) -> String {
    format!("{n:08x}-4f50-4172-8394-a5b6c7d8e9f0")
}

pub(crate) fn incident(n: u32) -> IncidentId {
    format!("111122223333/IotResponsePlan/{}", uuid(n))
        .parse()
        .unwrap()
}

pub(crate) fn entry_id(n: u32) -> EntryId {
    uuid(n).parse().unwrap()
}

pub(crate) fn event_id(n: u32) -> EventId {
    uuid(n).parse().unwrap()
}

pub(crate) fn subject(name: &str) -> Subject {
    format!("idp|{name}").parse().unwrap()
}

pub(crate) fn person(name: &str) -> Who {
    Who::Person {
        subject: subject(name),
        name: name.to_owned(),
    }
}

pub(crate) fn holder(name: &str) -> Holder {
    Holder {
        subject: subject(name),
        name: name.to_owned(),
    }
}

pub(crate) fn chain(n: u32) -> ChainId {
    ChainId::Incident(incident(n))
}

pub(crate) fn entry(n: u32, chain: ChainId, act: Act) -> NewEntry {
    NewEntry {
        id: entry_id(n),
        chain,
        who: person("Responder One"),
        at: NOON.plus(i64::from(n)),
        body: Body::Act(act),
    }
}

pub(crate) fn note(n: u32, of: u32, text: &str) -> NewEntry {
    let text = NoteText::new(text).unwrap();
    entry(n, chain(of), Act::Note { text, occurred: None })
}

pub(crate) fn outcome(of: &NewEntry, result: Outcome) -> NewEntry {
    NewEntry {
        id: of.id.outcome(),
        body: Body::Outcome {
            of: of.id.clone(),
            result,
        },
        ..of.clone()
    }
}

pub(crate) fn record(n: u32, title: &str) -> IncidentRecord {
    IncidentRecord {
        id: incident(n),
        title: title.to_owned(),
        summary: Some("What is known.\nWhat is not.".to_owned()),
        status: Status::Open,
        impact: Impact::High,
        created: NOON.plus(i64::from(n)),
        modified: NOON.plus(i64::from(n) + 5),
        modified_by: "arn:aws:sts::111122223333:assumed-role/Console/one".to_owned(),
        resolved: None,
        created_by: "aws.iot".to_owned(),
        source: "aws.ssm-incidents.custom".to_owned(),
        runbooks: Vec::new(),
        gone: None,
    }
}

pub(crate) fn summary(of: &IncidentRecord) -> IncidentSummary {
    IncidentSummary {
        id: of.id.clone(),
        title: of.title.clone(),
        status: of.status,
        impact: of.impact,
        created: of.created,
        resolved: of.resolved,
    }
}

pub(crate) fn resolved(n: u32, title: &str) -> IncidentRecord {
    IncidentRecord {
        status: Status::Resolved,
        resolved: Some(NOON.plus(i64::from(n) + 60_000)),
        ..record(n, title)
    }
}

pub(crate) fn thing(name: &str) -> RelatedItem {
    RelatedItem {
        kind: ItemKind::InvolvedResource,
        value: ItemValue::Resource(format!("arn:aws:iot:eu-central-1:111122223333:thing/{name}")),
        title: None,
        generated_id: None,
    }
}

pub(crate) fn event(n: u32, at: i64, updated: i64) -> TimelineEvent {
    TimelineEvent {
        head: EventHead {
            id: event_id(n),
            kind: "Custom Event".to_owned(),
            occurred: NOON.plus(at),
            updated: NOON.plus(updated),
            references: vec![format!("reference {n}")],
        },
        data: format!("\"body {n} as of {updated}\""),
    }
}

/// A state in which `lead` leads and somebody acknowledged or didn't.
pub(crate) fn state(lead: Option<&str>, acknowledged: Option<&str>) -> IncidentState {
    IncidentState {
        lead: lead.map(holder),
        acknowledged: acknowledged.map(|name| Acknowledged {
            by: name.to_owned(),
            at: NOON,
        }),
        ..IncidentState::default()
    }
}

/// Something done to a device.
pub(crate) fn on(device: &str, does: DeviceAct) -> Act {
    Act::Device {
        device: device.parse().unwrap(),
        does,
    }
}

/// The order of entry `n`.
pub(crate) fn course(n: u32, device: &str) -> Course {
    Course::begins(Containment {
        id: entry_id(n),
        device: device.parse().unwrap(),
        incident: Some(incident(1)),
        aim: Aim::Contain,
        strength: Strength::Group,
        group: "QUARANTINED".parse().unwrap(),
        evict: false,
        cut: true,
        reason: Reason::new("r").unwrap(),
        who: person("Responder One"),
        requested: NOON,
        before: None,
        expires: None,
        approval: Approval::NotNeeded,
        batch: None,
        replaces: None,
    })
}

/// An order to be begun, in the place of the order of another entry.
pub(crate) fn begin(n: u32, device: &str, replaces: Option<u32>) -> Begin {
    let mut course = course(n, device);
    course.order.replaces = replaces.map(entry_id);
    let does = DeviceAct::Quarantine {
        strength: Strength::Group,
        group: "QUARANTINED".parse().unwrap(),
        blast: None,
        expires: None,
        approval: false,
        reason: Reason::new("r").unwrap(),
        batch: None,
    };
    Begin {
        entry: entry(n, chain(1), on(device, does)),
        mirror: Some(incident(1)),
        course,
    }
}
