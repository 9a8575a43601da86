//! An incident's timeline.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::times;

/// The type of events that automation and people write.
pub(crate) const CUSTOM_EVENT: &str = "Custom Event";
/// The type of events that the console shows as notes.
pub(crate) const NOTE: &str = "Note";

/// One event.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub id: String,
    /// When it occurred.
    pub time: i64,
    /// When it was last written.
    pub updated: i64,
    pub kind: String,
    /// At most 12 000 characters.
    pub data: String,
    pub references: Vec<Value>,
}

impl Event {
    /// Whether callers may change and delete it: only what callers created
    /// (User Guide, "Timeline": "You can edit and delete only custom events").
    pub(crate) fn is_custom(&self) -> bool {
        self.kind == CUSTOM_EVENT || self.kind == NOTE
    }

    pub(super) fn summary(&self, incident: &str) -> Value {
        let mut summary = json!({
            "eventId": self.id,
            "eventTime": times::to_wire(self.time),
            "eventType": self.kind,
            "eventUpdatedTime": times::to_wire(self.updated),
            "incidentRecordArn": incident,
        });
        if !self.references.is_empty() {
            summary["eventReferences"] = self.references.clone().into();
        }
        summary
    }

    pub(super) fn full(&self, incident: &str) -> Value {
        let mut event = self.summary(incident);
        event["eventData"] = self.data.clone().into();
        event
    }
}

/// Events by id and by time; of equal times the one that came first stands first.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    events: HashMap<String, (u64, Event)>,
    by_time: BTreeMap<(i64, u64), String>,
    last: u64,
}

impl Timeline {
    pub(crate) fn get(&self, id: &str) -> Option<&Event> {
        self.events.get(id).map(|(_, event)| event)
    }

    pub(crate) fn len(&self) -> usize {
        self.events.len()
    }

    /// Adds an event, or puts it in the place of the one with its id.
    pub(crate) fn put(&mut self, event: Event) {
        let known = self.events.get(&event.id).map(|(seq, old)| (*seq, old.time));
        let seq = known.map_or_else(|| self.last + 1, |(seq, _)| seq);
        self.last = self.last.max(seq);
        if let Some((seq, time)) = known {
            self.by_time.remove(&(time, seq));
        }
        self.by_time.insert((event.time, seq), event.id.clone());
        self.events.insert(event.id.clone(), (seq, event));
    }

    pub(crate) fn remove(&mut self, id: &str) {
        if let Some((seq, event)) = self.events.remove(id) {
            self.by_time.remove(&(event.time, seq));
        }
    }

    /// Every event, in the order of the times.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Event> {
        self.by_time.values().filter_map(|id| self.get(id))
    }

    /// Events after `after` in the given order, with their keys.
    pub(super) fn walk(
        &self,
        ascending: bool,
        after: Option<(i64, u64)>,
    ) -> Box<dyn Iterator<Item = ((i64, u64), &Event)> + '_> {
        use std::ops::Bound::{Excluded, Unbounded};
        let found = |(key, id): (&(i64, u64), &String)| self.get(id).map(|event| (*key, event));
        if ascending {
            let from = after.map_or(Unbounded, Excluded);
            Box::new(self.by_time.range((from, Unbounded)).filter_map(found))
        } else {
            let to = after.map_or(Unbounded, Excluded);
            Box::new(self.by_time.range((Unbounded, to)).rev().filter_map(found))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str, time: i64) -> Event {
        let kind = NOTE.to_owned();
        Event {
            id: id.to_owned(),
            time,
            updated: time,
            kind,
            data: String::new(),
            references: Vec::new(),
        }
    }

    #[test]
    fn events_are_walked_by_time_in_both_directions_and_from_a_key() {
        let mut timeline = Timeline::default();
        for (id, time) in [("b", 2), ("a", 1), ("c", 3), ("b2", 2)] {
            timeline.put(event(id, time));
        }
        let ids = |ascending, after| -> Vec<String> {
            timeline
                .walk(ascending, after)
                .map(|(_, event)| event.id.clone())
                .collect()
        };
        assert_eq!(ids(true, None), ["a", "b", "b2", "c"]);
        assert_eq!(ids(false, None), ["c", "b2", "b", "a"]);
        assert_eq!(ids(true, Some((2, 1))), ["b2", "c"]);
        assert_eq!(ids(false, Some((2, 1))), ["a"]);
    }

    #[test]
    fn an_event_that_moves_in_time_stands_once() {
        let mut timeline = Timeline::default();
        timeline.put(event("a", 1));
        timeline.put(event("a", 9));
        assert_eq!(timeline.walk(true, None).count(), 1);
        timeline.remove("a");
        assert_eq!(timeline.walk(true, None).count(), 0);
    }
}
