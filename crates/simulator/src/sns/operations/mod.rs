//! The operations of SNS, one per file.

mod create_topic;
mod delete_topic;
mod get_subscription_attributes;
mod get_topic_attributes;
mod list_subscriptions;
mod list_subscriptions_by_topic;
mod list_tags_for_resource;
mod list_topics;
mod publish;
mod set_subscription_attributes;
mod set_topic_attributes;
mod subscribe;
mod unsubscribe;

use crate::wire::{COMMON, Dialect, Operation, Protocol, Service};

const OPERATIONS: &[&Operation] = &[
    &create_topic::CREATE_TOPIC,
    &delete_topic::DELETE_TOPIC,
    &get_subscription_attributes::GET_SUBSCRIPTION_ATTRIBUTES,
    &get_topic_attributes::GET_TOPIC_ATTRIBUTES,
    &list_subscriptions::LIST_SUBSCRIPTIONS,
    &list_subscriptions_by_topic::LIST_SUBSCRIPTIONS_BY_TOPIC,
    &list_tags_for_resource::LIST_TAGS_FOR_RESOURCE,
    &list_topics::LIST_TOPICS,
    &publish::PUBLISH,
    &set_subscription_attributes::SET_SUBSCRIPTION_ATTRIBUTES,
    &set_topic_attributes::SET_TOPIC_ATTRIBUTES,
    &subscribe::SUBSCRIBE,
    &unsubscribe::UNSUBSCRIBE,
];

pub(crate) static SERVICE: Service = Service {
    scope: "sns",
    prefix: "sns",
    protocol: Protocol::Query {
        namespace: "http://sns.amazonaws.com/doc/2010-03-31/",
        version: "2010-03-31",
    },
    dialect: Dialect {
        denied: "AuthorizationErrorException",
        throttled: 429,
        names_quota: false,
        ..COMMON
    },
    operations: &[OPERATIONS],
    global: false,
};
