//! The operations, one per file.

mod delete_connection;
mod delete_thing_shadow;
mod get_connection;
mod get_retained_message;
mod get_thing_shadow;
mod list_named_shadows_for_thing;
mod list_retained_messages;
mod list_subscriptions;
mod publish;
mod send_direct_message;
mod update_thing_shadow;

use crate::wire::{COMMON, Dialect, Protocol, Service};

pub(crate) static SERVICE: Service = Service {
    scope: "iotdata",
    prefix: "iot",
    protocol: Protocol::RestJson,
    dialect: Dialect {
        invalid: "InvalidRequestException",
        denied: "ForbiddenException",
        throttled: 429,
        names_quota: false,
        ..COMMON
    },
    operations: &[&[
        &delete_connection::DELETE_CONNECTION,
        &delete_thing_shadow::DELETE_THING_SHADOW,
        &get_connection::GET_CONNECTION,
        &get_retained_message::GET_RETAINED_MESSAGE,
        &get_thing_shadow::GET_THING_SHADOW,
        &list_named_shadows_for_thing::LIST_NAMED_SHADOWS_FOR_THING,
        &list_retained_messages::LIST_RETAINED_MESSAGES,
        &list_subscriptions::LIST_SUBSCRIPTIONS,
        &publish::PUBLISH,
        &send_direct_message::SEND_DIRECT_MESSAGE,
        &update_thing_shadow::UPDATE_THING_SHADOW,
    ]],
    global: false,
};
