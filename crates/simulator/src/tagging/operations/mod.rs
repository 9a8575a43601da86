//! The operations of the Tagging API, one per file.

mod get_resources;
mod get_tag_keys;
mod get_tag_values;
mod tag_resources;
mod untag_resources;

use crate::page::Words;
use crate::wire::{COMMON, Dialect, Protocol, Service};

/// How the Tagging API calls what belongs to pages.
const WORDS: Words = Words {
    token: "PaginationToken",
    size: "ResourcesPerPage",
    next: "PaginationToken",
};

pub(crate) static SERVICE: Service = Service {
    scope: "tagging",
    prefix: "tag",
    protocol: Protocol::Json {
        target: "ResourceGroupsTaggingAPI_20170126",
    },
    dialect: Dialect {
        invalid: "InvalidParameterException",
        denied: "AccessDeniedException",
        throttled: 400,
        names_quota: false,
        ..COMMON
    },
    operations: &[&[
        &get_resources::GET_RESOURCES,
        &get_tag_keys::GET_TAG_KEYS,
        &get_tag_values::GET_TAG_VALUES,
        &tag_resources::TAG_RESOURCES,
        &untag_resources::UNTAG_RESOURCES,
    ]],
    global: false,
};
