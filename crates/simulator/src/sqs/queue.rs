//! A queue with its messages.

use std::collections::{BTreeMap, BTreeSet};

use super::message::{Message, Received};
use super::settings::Settings;

#[derive(Debug)]
pub(super) struct Queue {
    pub name: String,
    pub arn: String,
    pub settings: Settings,
    pub tags: BTreeMap<String, String>,
    pub created: i64,
    pub modified: i64,
    messages: BTreeMap<u64, Message>,
    by_visibility: BTreeSet<(i64, u64)>,
    last: u64,
}

/// What a look into a queue gave.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub received: Vec<Received>,
    /// Those that were received too often.
    pub dead: Vec<Message>,
}

impl Queue {
    pub(super) fn new(name: &str, arn: String, settings: Settings, now: i64) -> Self {
        Self {
            name: name.to_owned(),
            arn,
            settings,
            tags: BTreeMap::new(),
            created: now,
            modified: now,
            messages: BTreeMap::new(),
            by_visibility: BTreeSet::new(),
            last: 0,
        }
    }

    pub(super) fn put(&mut self, message: Message) {
        self.last += 1;
        self.by_visibility.insert((message.visible, self.last));
        self.messages.insert(self.last, message);
    }

    /// When so many messages are visible, or the first has been for so long.
    pub(super) fn batch_due(&self, size: usize, window_ms: i64) -> Option<i64> {
        let (first, _) = self.by_visibility.first()?;
        let full = self.by_visibility.iter().nth(size.checked_sub(1)?);
        let waited = first + window_ms;
        Some(full.map_or(waited, |(visible, _)| waited.min(*visible)))
    }

    /// Takes up to so many visible messages, which stay hidden for the visibility time-out, with the handles that `receipt`
    /// makes. The oldest come first, which standard queues don't promise.
    pub(super) fn take(
        &mut self,
        most: usize,
        visibility_s: Option<i64>,
        now: i64,
        mut receipt: impl FnMut() -> String,
    ) -> Taken {
        self.forget(now);
        let hidden = visibility_s.unwrap_or_else(|| self.settings.number("VisibilityTimeout"));
        let bound = self.settings.redrive.as_ref().map(|redrive| redrive.receives);
        let mut visible: Vec<u64> = self
            .by_visibility
            .iter()
            .take_while(|(visible, _)| *visible <= now)
            .map(|(_, seq)| *seq)
            .collect();
        visible.sort_unstable();
        let mut taken = Taken::default();
        for seq in visible {
            if taken.received.len() >= most {
                break;
            }
            let too_often = |message: &Message| bound.is_some_and(|bound| message.receives >= bound);
            if self.messages.get(&seq).is_some_and(too_often) {
                taken.dead.extend(self.drop_message(seq));
                continue;
            }
            let Some(message) = self.messages.get_mut(&seq) else {
                continue;
            };
            self.by_visibility.remove(&(message.visible, seq));
            message.visible = now + hidden * 1000;
            message.receives += 1;
            message.first_received.get_or_insert(now);
            let handle = receipt();
            message.receipt = Some(handle.clone());
            taken.received.push(message.received(&handle));
            self.by_visibility.insert((message.visible, seq));
        }
        taken
    }

    /// Deletes the message that was last received by this handle; a message that is gone, or was received again since, stays
    /// as it is.
    pub(super) fn delete(&mut self, receipt: &str) {
        if let Some(seq) = self.held(receipt) {
            self.drop_message(seq);
        }
    }

    /// Sets from when on a received message is visible again; `false` when it isn't in flight.
    pub(super) fn hide(&mut self, receipt: &str, for_s: i64, now: i64) -> bool {
        let Some(seq) = self.held(receipt) else {
            return false;
        };
        let Some(message) = self
            .messages
            .get_mut(&seq)
            .filter(|message| message.visible > now)
        else {
            return false;
        };
        self.by_visibility.remove(&(message.visible, seq));
        message.visible = now + for_s * 1000;
        self.by_visibility.insert((message.visible, seq));
        true
    }

    pub(super) fn purge(&mut self) {
        self.messages.clear();
        self.by_visibility.clear();
    }

    /// Messages that can be received, are in flight, or are delayed.
    pub(super) fn counts(&mut self, now: i64) -> (usize, usize, usize) {
        self.forget(now);
        let count = |what: fn(&Message, i64) -> bool| {
            let messages = self.messages.values();
            messages.filter(|message| what(message, now)).count()
        };
        (
            count(|message, now| message.visible <= now),
            count(|message, now| message.visible > now && message.receives > 0),
            count(|message, now| message.visible > now && message.receives == 0),
        )
    }

    /// Drops what is older than the retention period.
    fn forget(&mut self, now: i64) {
        let oldest = now - self.settings.number("MessageRetentionPeriod") * 1000;
        let old = self.messages.iter().filter(|(_, message)| message.sent < oldest);
        let old: Vec<u64> = old.map(|(seq, _)| *seq).collect();
        for seq in old {
            self.drop_message(seq);
        }
    }

    fn held(&self, receipt: &str) -> Option<u64> {
        let holds = |message: &Message| message.receipt.as_deref() == Some(receipt);
        self.messages
            .iter()
            .find(|(_, message)| holds(message))
            .map(|(seq, _)| *seq)
    }

    fn drop_message(&mut self, seq: u64) -> Option<Message> {
        let message = self.messages.remove(&seq)?;
        self.by_visibility.remove(&(message.visible, seq));
        Some(message)
    }
}
