//! A message on its way from a topic to its subscribers.

use std::collections::BTreeMap;

use super::errors::invalid;
use super::subscription::Subscription;
use super::{filter, notification};
use crate::sqs::{self, Attribute};
use crate::wire::Refusal;
use crate::world::Account;
use crate::world::functions::{self, Origin};

/// A message may have so many bytes, attributes included (API Reference, `Publish`).
const LARGEST: usize = 262_144;
/// And its subject so many characters.
const LONGEST_SUBJECT: usize = 100;

/// What is published.
#[derive(Clone, Debug)]
pub(crate) struct Publication<'a> {
    pub topic: &'a str,
    pub subject: Option<&'a str>,
    pub message: &'a str,
    pub attributes: BTreeMap<String, Attribute>,
}

impl Publication<'_> {
    /// Delivers it to the subscribers, at once, and gives back the message's id.
    ///
    /// # Errors
    /// `NotFoundException` for an unknown topic, `InvalidParameterException` for an empty or too large message and a subject
    /// that isn't one line of a hundred characters.
    pub(crate) fn run(&self, account: &mut Account, now: i64) -> Result<String, Refusal> {
        account.topics.topic(self.topic)?;
        self.judge()?;
        let id = account.ids.uuid();
        let subscriptions: Vec<Subscription> = account.topics.of_topic(self.topic).cloned().collect();
        for subscription in subscriptions {
            let wanted = |policy: &str| filter::admits(policy, &self.attributes);
            if subscription.confirmed && subscription.filter().is_none_or(wanted) {
                self.deliver(account, &id, &subscription, now);
            }
        }
        Ok(id)
    }

    fn judge(&self) -> Result<(), Refusal> {
        if self.message.is_empty() {
            return Err(invalid("Empty message"));
        }
        let attributes = self.attributes.iter();
        let size: usize = attributes
            .map(|(name, attribute)| name.len() + attribute.kind.len() + attribute.value.len())
            .sum();
        if self.message.len() + size > LARGEST {
            return Err(invalid("Message too long"));
        }
        let sound = |subject: &str| {
            !subject.is_empty()
                && subject.chars().count() <= LONGEST_SUBJECT
                && !subject.contains(char::is_control)
        };
        if self.subject.is_some_and(|subject| !sound(subject)) {
            return Err(invalid("Subject"));
        }
        Ok(())
    }

    /// Whatever keeps a queue or function of the account from taking it is an error of the client's kind, which isn't tried
    /// again (Developer Guide, "Amazon SNS message delivery retries").
    fn deliver(&self, account: &mut Account, id: &str, subscription: &Subscription, now: i64) {
        let region = account.region.clone();
        let delivered = match subscription.protocol.as_str() {
            "sqs" => {
                let allowed = sqs::lets_topic_send(account, &subscription.endpoint, self.topic);
                let (body, attributes) = if subscription.is_raw() {
                    (self.message.to_owned(), self.attributes.clone())
                } else {
                    let body = notification::envelope(self, id, &subscription.arn, &region, now);
                    (body, BTreeMap::new())
                };
                allowed && sqs::deliver(account, &subscription.endpoint, &body, attributes, now)
            }
            "lambda" => {
                let function = account.functions.named(&subscription.endpoint);
                let name = function.map(|(name, _)| name.to_owned());
                name.is_some_and(|name| {
                    let event = notification::event(self, id, &subscription.arn, &region, now);
                    functions::invoke(account, &name, event, Origin::Event, now);
                    true
                })
            }
            // Nothing leaves the account.
            _ => return,
        };
        if let Some(queue) = subscription.dead_letters().filter(|_| !delivered) {
            let body = notification::envelope(self, id, &subscription.arn, &region, now);
            if !sqs::deliver(account, &queue, &body, BTreeMap::new(), now) {
                tracing::debug!(queue, "the dead letters have no queue");
            }
        }
    }
}
