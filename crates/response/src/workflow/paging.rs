use crate::ports::{Clock, Contacts, IncidentStore};
use domain::ids::ContactName;
use std::sync::Arc;

/// What [`page`](super::page()) needs.
#[derive(Clone, Debug)]
pub struct Paging {
    /// Incidents, whose timelines are the record.
    pub store: Arc<dyn IncidentStore>,
    /// Who can be paged.
    pub contacts: Arc<dyn Contacts>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Whom to page.
    pub whom: Vec<ContactName>,
    /// The console's address, without a slash at the end.
    pub public_url: String,
}
