//! The tagging operations of the service `iot`, one per file.

mod list_tags_for_resource;
mod tag_resource;
mod untag_resource;

use crate::wire::Operation;

pub(crate) const OPERATIONS: &[&Operation] = &[
    &list_tags_for_resource::LIST_TAGS_FOR_RESOURCE,
    &tag_resource::TAG_RESOURCE,
    &untag_resource::UNTAG_RESOURCE,
];
