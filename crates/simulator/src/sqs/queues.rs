//! The account's queues.

use std::collections::BTreeMap;

use super::Attribute;
use super::errors::no_queue;
use super::message::{Message, Received};
use super::queue::Queue;
use crate::wire::Refusal;
use crate::world::Account;

/// Who sends what the account sends by itself.
const SERVICE: &str = "AIDAISMY7JYY5F7RTT6AO";

#[derive(Debug, Default)]
pub(crate) struct Queues {
    pub(super) by_name: BTreeMap<String, Queue>,
}

impl Queues {
    /// The queue of a URL, of which the last part is the name.
    ///
    /// # Errors
    /// `QueueDoesNotExist`.
    pub(super) fn of_url(&mut self, url: &str) -> Result<&mut Queue, Refusal> {
        let name = url.rsplit('/').next().unwrap_or(url);
        self.by_name.get_mut(name).ok_or_else(no_queue)
    }

    fn of_arn(&self, arn: &str) -> Option<&Queue> {
        let queue = self.by_name.get(arn.rsplit(':').next()?)?;
        (queue.arn == arn).then_some(queue)
    }

    fn of_arn_mut(&mut self, arn: &str) -> Option<&mut Queue> {
        let queue = self.by_name.get_mut(arn.rsplit(':').next()?)?;
        (queue.arn == arn).then_some(queue)
    }

    /// When so many messages of the queue can be received, or the first could be for so long.
    pub(crate) fn batch_due(&self, arn: &str, size: usize, window_ms: i64) -> Option<i64> {
        self.of_arn(arn)?.batch_due(size, window_ms)
    }

    /// The policy of a queue; an unknown queue has none.
    pub(super) fn policy(&self, arn: &str) -> Option<&str> {
        self.of_arn(arn)?.settings.text("Policy")
    }
}

/// Takes messages from a queue, and moves those that were received too often to the dead letters (API Reference,
/// `SetQueueAttributes`, `RedrivePolicy`).
pub(crate) fn receive(
    account: &mut Account,
    arn: &str,
    most: usize,
    visibility_s: Option<i64>,
    now: i64,
) -> Vec<Received> {
    let ids = &mut account.ids;
    let Some(queue) = account.queues.of_arn_mut(arn) else {
        return Vec::new();
    };
    let taken = queue.take(most, visibility_s, now, || ids.hex());
    let dead_letters = queue
        .settings
        .redrive
        .as_ref()
        .map(|redrive| redrive.dead_letters.clone());
    let dead_letters = dead_letters.and_then(|arn| account.queues.of_arn_mut(&arn));
    if let Some(dead_letters) = dead_letters {
        for message in taken.dead {
            // It keeps its age ("the original timestamp", Developer Guide, "Dead-letter queues").
            dead_letters.put(Message {
                visible: now,
                receives: 0,
                first_received: None,
                receipt: None,
                moved_from: Some(arn.to_owned()),
                ..message
            });
        }
    }
    taken.received
}

/// Deletes a message by the handle that it was received by.
pub(crate) fn delete(account: &mut Account, arn: &str, receipt: &str) {
    if let Some(queue) = account.queues.of_arn_mut(arn) {
        queue.delete(receipt);
    }
}

/// Sends a message that the account sends by itself; `false` when there is no such queue.
pub(crate) fn deliver(
    account: &mut Account,
    arn: &str,
    body: &str,
    attributes: BTreeMap<String, Attribute>,
    now: i64,
) -> bool {
    let id = account.ids.uuid();
    let Some(queue) = account.queues.of_arn_mut(arn) else {
        return false;
    };
    let delay = queue.settings.number("DelaySeconds");
    queue.put(Message {
        id,
        body: body.to_owned(),
        attributes,
        trace: None,
        sender: SERVICE.to_owned(),
        sent: now,
        first_received: None,
        receives: 0,
        visible: now + delay * 1000,
        receipt: None,
        moved_from: None,
    });
    true
}
