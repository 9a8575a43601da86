//! The account's topics and subscriptions.

use std::collections::BTreeMap;

use super::errors::not_found;
use super::subscription::Subscription;
use super::topic::Topic;
use crate::wire::Refusal;

#[derive(Debug, Default)]
pub(crate) struct Topics {
    /// By ARN.
    pub(super) topics: BTreeMap<String, Topic>,
    /// By ARN.
    pub(super) subscriptions: BTreeMap<String, Subscription>,
}

impl Topics {
    pub(super) fn topic(&self, arn: &str) -> Result<&Topic, Refusal> {
        self.topics.get(arn).ok_or_else(|| not_found("Topic"))
    }

    pub(super) fn topic_mut(&mut self, arn: &str) -> Result<&mut Topic, Refusal> {
        self.topics.get_mut(arn).ok_or_else(|| not_found("Topic"))
    }

    pub(super) fn subscription(&self, arn: &str) -> Result<&Subscription, Refusal> {
        self.subscriptions
            .get(arn)
            .ok_or_else(|| not_found("Subscription"))
    }

    pub(super) fn subscription_mut(&mut self, arn: &str) -> Result<&mut Subscription, Refusal> {
        self.subscriptions
            .get_mut(arn)
            .ok_or_else(|| not_found("Subscription"))
    }

    pub(super) fn of_topic<'a>(&'a self, topic: &'a str) -> impl Iterator<Item = &'a Subscription> {
        let subscriptions = self.subscriptions.values();
        subscriptions.filter(move |subscription| subscription.topic == topic)
    }
}
