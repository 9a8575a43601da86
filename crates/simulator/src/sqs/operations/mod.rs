//! The operations of SQS, one per file.

mod change_message_visibility;
mod create_queue;
mod delete_message;
mod delete_queue;
mod get_queue_attributes;
mod get_queue_url;
mod list_dead_letter_source_queues;
mod list_queue_tags;
mod list_queues;
mod purge_queue;
mod receive_message;
mod send_message;
mod set_queue_attributes;

use crate::wire::{COMMON, Dialect, Operation, Protocol, Service};

const OPERATIONS: &[&Operation] = &[
    &change_message_visibility::CHANGE_MESSAGE_VISIBILITY,
    &create_queue::CREATE_QUEUE,
    &delete_message::DELETE_MESSAGE,
    &delete_queue::DELETE_QUEUE,
    &get_queue_attributes::GET_QUEUE_ATTRIBUTES,
    &get_queue_url::GET_QUEUE_URL,
    &list_dead_letter_source_queues::LIST_DEAD_LETTER_SOURCE_QUEUES,
    &list_queue_tags::LIST_QUEUE_TAGS,
    &list_queues::LIST_QUEUES,
    &purge_queue::PURGE_QUEUE,
    &receive_message::RECEIVE_MESSAGE,
    &send_message::SEND_MESSAGE,
    &set_queue_attributes::SET_QUEUE_ATTRIBUTES,
];

pub(crate) static SERVICE: Service = Service {
    scope: "sqs",
    prefix: "sqs",
    protocol: Protocol::Json10 { target: "AmazonSQS" },
    dialect: Dialect {
        throttled: 400,
        names_quota: false,
        ..COMMON
    },
    operations: &[OPERATIONS],
    global: false,
};
