//! Thing groups, static and dynamic.

use std::collections::BTreeMap;

/// A group of things.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub name: String,
    pub id: String,
    pub parent: Option<String>,
    pub description: Option<String>,
    pub attributes: BTreeMap<String, String>,
    pub version: i64,
    pub created: i64,
    /// Order of creation among all groups.
    pub seq: u64,
    /// What makes it a dynamic group.
    pub query: Option<DynamicQuery>,
}

/// The query whose matches are the members of a dynamic group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DynamicQuery {
    pub index: String,
    pub text: String,
    pub version: String,
}
