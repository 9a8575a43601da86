//! A small world to tell incidents in.

use domain::act::{Act, Holder};
use domain::actor::Who;
use domain::chain::{GENESIS, Link, payload, sha256};
use domain::entry::{Body, ChainId, Entry, NewEntry, Outcome};
use domain::event::{EventHead, NewEvent, NewEventKind, TimelineEvent};
use domain::ids::EntryId;
use domain::runbook::KeptRun;
use domain::text::NoteText;
use domain::time::Timestamp;
use domain::timeline::{MirrorState, Row, Sources, StoredEvent, assemble, mirror};
use serde_json::{Value, json};

pub const LINK: &str = "https://console.example.org/incidents/111122223333/Plan/0";

pub fn uuid(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012x}")
}

/// So many seconds into 2026-11-23T02:00:00Z.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp(Timestamp::parse("2026-11-23T02:00:00Z").unwrap().0 + seconds * 1000)
}

pub fn person(name: &str) -> Who {
    Who::Person {
        subject: format!("subject of {name}").parse().unwrap(),
        name: name.into(),
    }
}

pub fn holder(name: &str) -> Holder {
    domain::state::holder(&person(name)).unwrap()
}

pub fn note(text: &str) -> Act {
    Act::Note {
        text: NoteText::new(text).unwrap(),
        occurred: None,
    }
}

/// One incident's chain with true hashes, its events and its outbox.
#[derive(Default)]
pub struct World {
    pub entries: Vec<Entry>,
    pub events: Vec<StoredEvent>,
    pub mirrored: Vec<MirrorState>,
    pub runs: Vec<KeptRun>,
}

impl World {
    pub fn act(&mut self, who: &str, seconds: i64, act: Act) -> EntryId {
        let id: EntryId = uuid(1_000_000 + self.entries.len()).parse().unwrap();
        self.append(id.clone(), person(who), seconds, Body::Act(act));
        id
    }

    pub fn end(&mut self, of: &EntryId, seconds: i64, result: Outcome) {
        let who = Who::Automation {
            name: "console".into(),
        };
        let body = Body::Outcome {
            of: of.clone(),
            result,
        };
        self.append(of.outcome(), who, seconds, body);
    }

    pub fn applied(&mut self, who: &str, seconds: i64, act: Act) -> EntryId {
        let id = self.act(who, seconds, act);
        let proof = "read back".to_owned();
        self.end(&id, seconds, Outcome::Applied { proof });
        id
    }

    fn append(&mut self, id: EntryId, who: Who, seconds: i64, body: Body) {
        let id_of_incident = format!("111122223333/Plan/{}", uuid(0));
        let entry = NewEntry {
            id,
            chain: ChainId::Incident(id_of_incident.parse().unwrap()),
            who,
            at: at(seconds),
            body,
        };
        let seq = self.entries.len() as u64 + 1;
        let chain = entry.chain.to_string();
        let link = Link {
            chain: &chain,
            seq,
            id: entry.id.as_str(),
            at: entry.at.0,
            payload_hash: &sha256(&payload(&entry).unwrap()),
            before: self.entries.last().map_or(GENESIS, |last| last.hash.as_str()),
        };
        let hash = link.hash();
        self.entries.push(Entry { entry, seq, hash });
    }

    /// An event as the store has it; its place among the events is its id.
    pub fn event(&mut self, kind: &str, seconds: i64, data: impl Into<String>) -> usize {
        let n = self.events.len();
        self.events.push(event(n, kind, seconds, data));
        n
    }

    pub fn custom(&mut self, seconds: i64, text: &str) -> usize {
        self.event("Custom Event", seconds, json!(text).to_string())
    }

    /// Erases the payload of an entry.
    pub fn erase(&mut self, id: &EntryId) {
        let entry = self
            .entries
            .iter_mut()
            .find(|entry| &entry.entry.id == id)
            .unwrap();
        let payload_hash = sha256(&payload(&entry.entry).unwrap());
        entry.entry.who = Who::Erased;
        entry.entry.body = Body::Erased { payload_hash };
    }

    pub fn entry(&self, id: &EntryId) -> &Entry {
        self.entries.iter().find(|entry| &entry.entry.id == id).unwrap()
    }

    /// What the outbox would send for an entry.
    pub fn told(&self, id: &EntryId) -> NewEvent {
        mirror(self.entry(id), LINK).unwrap()
    }

    /// The outbox sends an entry; the answer says so only when `noted`.
    pub fn send(&mut self, id: &EntryId, noted: bool) -> usize {
        let told = self.told(id);
        let kind = match told.kind {
            NewEventKind::Note => "Note",
            NewEventKind::Custom => "Custom Event",
        };
        let n = self.event(kind, 0, told.data);
        self.events[n].event.head.occurred = told.occurred;
        self.mirrored.push(MirrorState {
            entry: id.clone(),
            event: noted.then(|| self.events[n].event.head.id.clone()),
            error: None,
            refused: false,
            gone: false,
        });
        n
    }

    pub fn rows(&self) -> Vec<Row> {
        assemble(&Sources {
            events: &self.events,
            entries: &self.entries,
            mirrored: &self.mirrored,
            runs: &self.runs,
            principal: Some(CONSOLE),
        })
    }

    /// The row of an entry.
    pub fn row(&self, id: &EntryId) -> Row {
        let key = format!("e:{id}");
        self.rows().into_iter().find(|row| row.key == key).unwrap()
    }
}

pub fn event(n: usize, kind: &str, seconds: i64, data: impl Into<String>) -> StoredEvent {
    let head = EventHead {
        id: uuid(n).parse().unwrap(),
        kind: kind.into(),
        occurred: at(seconds),
        updated: at(seconds),
        references: Vec::new(),
    };
    StoredEvent {
        event: TimelineEvent {
            head,
            data: data.into(),
        },
        deleted: false,
    }
}

/// The alert of the demo's story: TCP 123 is open, allowed are 22, 53 and 443.
pub fn alert() -> Value {
    json!({
        "violationEventTime": at(0).0,
        "thingName": "pump-117",
        "behavior": {
            "name": "AuthorizedTcpPorts",
            "metric": "aws:listening-tcp-ports",
            "criteria": {"comparisonOperator": "in-port-set", "value": {"ports": [22, 53, 443]}},
        },
        "violationEventType": "in-alarm",
        "metricValue": {"ports": [22, 123, 443]},
        "violationId": "7f3c",
        "securityProfileName": "DeviceRuleBaseline",
    })
}

/// A trigger's data with this raw data, which the service keeps as text.
pub fn trigger(raw: &Value) -> String {
    json!({
        "createdIncident": true,
        "incidentSource": "org.example.waterworks.detect",
        "rawData": raw.to_string(),
    })
    .to_string()
}

/// An event's data of changed attributes.
pub fn update(by: &str, changes: &[(&str, &str)]) -> String {
    let changes: Vec<Value> = changes
        .iter()
        .map(|(name, value)| json!({"attributeName": name, "newValue": value}))
        .collect();
    json!({"modifiedBy": by, "modifiedAttributes": changes, "incidentTitle": "t"}).to_string()
}

pub const CONSOLE: &str = "arn:aws:sts::111122223333:assumed-role/LazaretConsole/console";
