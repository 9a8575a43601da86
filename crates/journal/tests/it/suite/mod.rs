//! What every back-end must do.

pub(crate) mod copy;
pub(crate) mod courses;
pub(crate) mod devices;
pub(crate) mod engagements;
pub(crate) mod events;
pub(crate) mod held;
pub(crate) mod leases;
pub(crate) mod list;
pub(crate) mod mirror;
pub(crate) mod people;
pub(crate) mod record;
pub(crate) mod runbooks;
pub(crate) mod search;
pub(crate) mod sessions;
