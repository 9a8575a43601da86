//! The operations of the service, one per file.

mod accept_page;
mod activate_contact_channel;
mod create_contact;
mod create_contact_channel;
mod deactivate_contact_channel;
mod delete_contact;
mod delete_contact_channel;
mod describe_engagement;
mod describe_page;
mod get_contact;
mod get_contact_channel;
mod get_contact_policy;
mod list_contact_channels;
mod list_contacts;
mod list_engagements;
mod list_page_receipts;
mod list_page_resolutions;
mod list_pages_by_contact;
mod list_pages_by_engagement;
mod list_tags_for_resource;
mod put_contact_policy;
mod send_activation_code;
mod start_engagement;
mod stop_engagement;
mod tag_resource;
mod untag_resource;
mod update_contact;
mod update_contact_channel;

use crate::wire::{COMMON, Dialect, Operation, Protocol, Service};

const OPERATIONS: &[&Operation] = &[
    &accept_page::ACCEPT_PAGE,
    &activate_contact_channel::ACTIVATE_CONTACT_CHANNEL,
    &create_contact::CREATE_CONTACT,
    &create_contact_channel::CREATE_CONTACT_CHANNEL,
    &deactivate_contact_channel::DEACTIVATE_CONTACT_CHANNEL,
    &delete_contact::DELETE_CONTACT,
    &delete_contact_channel::DELETE_CONTACT_CHANNEL,
    &describe_engagement::DESCRIBE_ENGAGEMENT,
    &describe_page::DESCRIBE_PAGE,
    &get_contact::GET_CONTACT,
    &get_contact_channel::GET_CONTACT_CHANNEL,
    &get_contact_policy::GET_CONTACT_POLICY,
    &list_contact_channels::LIST_CONTACT_CHANNELS,
    &list_contacts::LIST_CONTACTS,
    &list_engagements::LIST_ENGAGEMENTS,
    &list_page_receipts::LIST_PAGE_RECEIPTS,
    &list_page_resolutions::LIST_PAGE_RESOLUTIONS,
    &list_pages_by_contact::LIST_PAGES_BY_CONTACT,
    &list_pages_by_engagement::LIST_PAGES_BY_ENGAGEMENT,
    &list_tags_for_resource::LIST_TAGS_FOR_RESOURCE,
    &put_contact_policy::PUT_CONTACT_POLICY,
    &send_activation_code::SEND_ACTIVATION_CODE,
    &start_engagement::START_ENGAGEMENT,
    &stop_engagement::STOP_ENGAGEMENT,
    &tag_resource::TAG_RESOURCE,
    &untag_resource::UNTAG_RESOURCE,
    &update_contact::UPDATE_CONTACT,
    &update_contact_channel::UPDATE_CONTACT_CHANNEL,
];

pub(crate) static SERVICE: Service = Service {
    scope: "ssm-contacts",
    prefix: "ssm-contacts",
    protocol: Protocol::Json {
        target: "SSMContacts",
    },
    dialect: Dialect {
        throttled: 400,
        denied_status: 400,
        capitals: true,
        // *Assumed*: `StartEngagement` has no `ConflictException`.
        token_reused: "ValidationException",
        ..COMMON
    },
    operations: &[OPERATIONS],
    global: false,
};
